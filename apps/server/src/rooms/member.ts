import type { Peer, Profile, ServerEventName, ServerEvents } from '@drawbridge/protocol';
import type { Pass } from '../access/pass.ts';
import type { Fragments } from './fragments.ts';

/** One client's end of the wire, whatever carries it. */
export interface Connection {
  /** Unique among the open connections of this server. */
  readonly id: string;
  /** What carries it, for whoever runs the server. */
  readonly transport: string;
  send<E extends ServerEventName>(event: E, ...args: Parameters<ServerEvents[E]>): void;
  /** From now on the connection receives what is sent to the audience. */
  enter(audience: string): void;
  exit(audience: string): void;
  /** What was sent and has not left this machine. */
  readonly backlog: Backlog;
  /** Resolves when the backlog is gone, or the connection is. */
  drained(): Promise<void>;
  /** Lets what is queued leave, then closes. */
  close(): void;
  /** Cuts the connection without waiting: only this frees the memory that a client costs who does not read. */
  terminate(): void;
}

export interface Backlog {
  readonly bytes: number;
  readonly packets: number;
}

/** Who entered an audience hears what is sent to it. */
export interface FanOut {
  to(audience: string): Audience;
}

/** Reaches everybody in it, but for `except`, with one encoding of the message. */
export interface Audience {
  send<E extends ServerEventName>(
    except: Connection | undefined,
    event: E,
    ...args: Parameters<ServerEvents[E]>
  ): void;
}

/** A client that asked to join and may be gone before the answer is known. */
export interface JoiningClient {
  readonly connection: Connection;
  readonly pass: Pass;
  isGone(): boolean;
}

/** One client in a room. */
export interface Member {
  readonly connection: Connection;
  readonly sessionId: string;
  /** When it came, by the clock of the room. */
  readonly sinceMs: number;
  readonly fragments: Fragments;
  /** The Yjs clients that it may write as. Those that are not `known` must be new to the board. */
  readonly leases: Map<number, 'new' | 'known'>;
  /** As what it is shown. */
  peer: Peer;
  /** As what it wants to be shown. */
  profile: Profile;
  /** What it may do, for how long. */
  pass: Pass;
  /** The name and colour under which each Yjs client of the session is recorded in the history. */
  readonly signed: Map<number, string>;
  /** The number that the session's next new push must have: pushes build on each other and must not overtake. */
  nextN: number;
  /** The highest number that the session is known to have stored. */
  storedN: number;
  /** Present from when it was told to read the snapshot until it asks for the log after it. */
  readingSinceMs?: number;
  /** Present while it is not sent what happens, because it does not take what it was sent. */
  lag?: Lag;
}

interface Lag {
  /** The last entry that it was sent. */
  readonly since: number;
  readonly sinceMs: number;
}
