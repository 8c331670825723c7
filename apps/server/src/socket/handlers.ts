import {
  type ClientEventName,
  type ClientEvents,
  type ClientPayloads,
  mayDo,
  type Role,
  refuse,
} from '@drawbridge/protocol';
import type { Access } from '../access/access.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { STORAGE_RETRY_MS } from '../rooms/appendQueue.ts';
import type { Member } from '../rooms/member.ts';
import { refuseRole } from '../rooms/passes.ts';
import type { Room } from '../rooms/room.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { StorageError } from '../storage/index.ts';
import { type Client, idsOf, memberOf } from './client.ts';

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

export interface HandlersDeps {
  readonly rooms: Rooms;
  readonly access: Pick<Access, 'admit'>;
  readonly log: Log;
  readonly metrics: Pick<Metrics, 'joined'>;
}

const NOTHING = new Uint8Array(0);

/** Each event names the least role that it takes. */
export function createHandlers({ rooms, access, log, metrics }: HandlersDeps): Handlers {
  const admit = createAdmit(access);
  return {
    async 'board:join'(client, { token, ...request }, answer) {
      const reply: typeof answer = (joined) => {
        const mode = joined.ok ? joined.mode : 'refused';
        metrics.joined(mode);
        if (joined.ok) log.info({ ...idsOf(client), mode, lastSeq: request.lastSeq }, 'joined');
        answer(joined);
      };
      if (client.room || client.isKnocking) {
        reply(refuse('invalid', 'This connection has joined a board already.'));
        return;
      }
      client.boardId = request.boardId;
      client.sessionId = request.sessionId;
      client.isKnocking = true;
      const pass = await admit(request.boardId, token).finally(() => {
        client.isKnocking = false;
      });
      if ('error' in pass) {
        reply(pass);
        return;
      }
      if (client.isGone) return;
      client.room = rooms.get(request.boardId);
      const joining = { connection: client.connection, pass, isGone: () => client.isGone };
      await client.room.join(joining, request, (joined) => {
        if (!joined.ok || joined.mode === 'reset') client.room = undefined;
        reply(joined);
      });
    },
    'board:tail': inRoom('view', (room, member, { since }, reply) => room.tail(member, since, reply)),
    // What whoever may comment may push is for the gate to tell.
    'update:push': inRoom('comment', (room, member, push, reply) => room.push(member, push, reply)),
    'presence:set': inRoom('view', (room, member, presence) => {
      const draws = mayDo(member.pass.role, 'edit');
      room.setPresence(member, draws ? presence : { ...presence, drafts: NOTHING });
    }),
    'profile:set': inRoom('view', (room, member, profile, reply) => room.setProfile(member, profile, reply)),
    async 'auth:refresh'(client, { token }, reply) {
      const pass = client.boardId === undefined ? undefined : await admit(client.boardId, token);
      const place = memberOf(client);
      if (!pass || !place) reply(refuse('not_joined', 'Join a board first.'));
      else if ('error' in pass) reply(pass);
      else {
        place.room.setPass(place.member, pass);
        const { role, refreshMs } = pass;
        reply({ ok: true, role, ...(refreshMs !== undefined && { refreshMs }) });
      }
    },
    'peer:remove': inRoom('own', (room, _member, { peerId }, reply) => room.remove(peerId, reply)),
  };
}

/** What a token gives, or a refusal in the terms of the wire. */
function createAdmit(access: HandlersDeps['access']) {
  return async (boardId: string, token: string | undefined) => {
    try {
      const pass = await access.admit(boardId, token);
      if (!('error' in pass)) return pass;
      return refuse(pass.error === 'deleted' ? 'deleted' : 'auth', pass.message);
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      return refuse('storage', 'The server could not read who may enter this board.', STORAGE_RETRY_MS);
    }
  };
}

/** A handler for those who have joined, and whose role is `needed` or more. */
function inRoom<P, R extends (refusal: ReturnType<typeof refuse>) => void>(
  needed: Role,
  handle: (room: Room, member: Member, payload: P, reply: R) => void | Promise<void>,
) {
  return (client: Client, payload: P, reply: R): void | Promise<void> => {
    const place = memberOf(client);
    if (!place) reply(refuse('not_joined', 'Join a board first.'));
    else if (!mayDo(place.member.pass.role, needed)) reply(refuseRole(place.member.pass.role));
    else return handle(place.room, place.member, payload, reply);
  };
}
