import type { Connection, Member } from '../rooms/member.ts';
import type { Room } from '../rooms/room.ts';

/** What the server knows about one connected client. A connection joins one board, once. */
export interface Client {
  readonly connection: Connection;
  /** The room that it is in, or is entering. */
  room: Room | undefined;
  /** The board that it asked for, for the log. */
  boardId: string | undefined;
  isGone: boolean;
  /** Requests that were refused since it connected; the first of each kind is logged. */
  readonly refused: Set<string>;
}

export function createClient(connection: Connection): Client {
  return { connection, room: undefined, boardId: undefined, isGone: false, refused: new Set() };
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
