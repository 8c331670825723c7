import type { Peer, ServerEventName, ServerEvents } from '@drawbridge/protocol';
import type { Fragments } from './fragments.ts';

/** One client's end of the wire, whatever carries it. */
export interface Connection {
  /** Unique among the open connections of this server. */
  readonly id: string;
  send<E extends ServerEventName>(event: E, ...args: Parameters<ServerEvents[E]>): void;
  /** From now on the connection receives what is sent to the board. */
  enter(boardId: string): void;
  exit(boardId: string): void;
}

/** Reaches everybody in a room with one encoding of the message. */
export interface FanOut {
  send<E extends ServerEventName>(
    target: { readonly boardId: string; readonly except?: Connection },
    event: E,
    ...args: Parameters<ServerEvents[E]>
  ): void;
}

/** One client in a room. */
export interface Member {
  readonly connection: Connection;
  readonly sessionId: string;
  readonly fragments: Fragments;
  peer: Peer;
  /** The number that the session's next new push must have: pushes build on each other and must not overtake. */
  nextN: number;
}
