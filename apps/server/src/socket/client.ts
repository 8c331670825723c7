import type { Connection, Member } from '../rooms/member.ts';
import type { Room } from '../rooms/room.ts';

/** What the server knows about one connected client. A connection joins one board, once. */
export interface Client {
  readonly connection: Connection;
  /** What it may still cost; absent for one that is trusted, such as another part of the same process. */
  readonly allowance: Allowance | undefined;
  /** The room that it is in, or is entering. */
  room: Room | undefined;
  /** The board that it asked for, for the log. */
  boardId: string | undefined;
  /** The same of the session that it said it is. */
  sessionId: string | undefined;
  isGone: boolean;
  /** It asked to join, and whether it may is being found out. */
  isKnocking: boolean;
  /** Kinds of requests that were refused since it connected; the first of each is logged. Absent before the first. */
  refused?: Set<string>;
}

/** The work that a client may cause. */
export interface Allowance {
  /** For how long nothing more is done for it; 0 when there is no reason to wait. */
  readonly waitMs: number;
  /** It was worked for. */
  spent(ms: number): void;
  /** What it sent is worth more packets than the one that it was. */
  charge(packets: number): void;
}

export function createClient(connection: Connection, allowance?: Allowance): Client {
  return {
    connection,
    allowance,
    room: undefined,
    boardId: undefined,
    sessionId: undefined,
    isGone: false,
    isKnocking: false,
  };
}

/** By which a client is found in the log. */
export function idsOf({ connection, boardId, sessionId }: Client) {
  return { connection: connection.id, boardId, session: sessionId };
}

export function memberOf({ room, connection }: Client): { room: Room; member: Member } | undefined {
  const member = room?.member(connection);
  return room && member ? { room, member } : undefined;
}

export function leave(client: Client): void {
  client.isGone = true;
  client.room?.leave(client.connection);
  client.room = undefined;
}
