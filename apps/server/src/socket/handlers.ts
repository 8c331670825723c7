import { type ClientEventName, type ClientEvents, type ClientPayloads, refuse } from '@drawbridge/protocol';
import type { Member } from '../rooms/member.ts';
import type { Room } from '../rooms/room.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { type Client, memberOf } from './client.ts';

/** The reply function of an event; events that are not acknowledged have one that nobody hears. */
type ReplyOf<E extends ClientEventName> =
  Parameters<ClientEvents[E]> extends [unknown, infer R] ? R : (refusal: object) => void;

/** What the server does for each client event. Payloads are parsed; every handler must call `reply`. */
export type Handlers = {
  readonly [E in ClientEventName]: (
    client: Client,
    payload: ClientPayloads[E],
    reply: ReplyOf<E>,
  ) => void | Promise<void>;
};

export function createHandlers(rooms: Rooms): Handlers {
  return {
    'board:join'(client, request, reply) {
      if (client.room) {
        reply(refuse('invalid', 'This connection has joined a board already.'));
        return;
      }
      client.boardId = request.boardId;
      client.room = rooms.get(request.boardId);
      const joining = { connection: client.connection, isGone: () => client.isGone };
      return client.room.join(joining, request, (answer) => {
        if (!answer.ok || answer.mode === 'reset') client.room = undefined;
        reply(answer);
      });
    },
    'board:tail': inRoom((room, member, { since }, reply) => room.tail(member, since, reply)),
    'update:push': inRoom((room, member, push, reply) => room.push(member, push, reply)),
    'presence:set': inRoom((room, member, presence) => room.setPresence(member, presence)),
    'profile:set': inRoom((room, member, profile, reply) => room.setProfile(member, profile, reply)),
  };
}

/** A handler for those who have joined. */
function inRoom<P, R extends (refusal: ReturnType<typeof refuse>) => void>(
  handle: (room: Room, member: Member, payload: P, reply: R) => void | Promise<void>,
) {
  return (client: Client, payload: P, reply: R): void | Promise<void> => {
    const place = memberOf(client);
    if (place) return handle(place.room, place.member, payload, reply);
    reply(refuse('not_joined', 'Join a board first.'));
  };
}
