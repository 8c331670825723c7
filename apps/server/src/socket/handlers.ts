import {
  type ClientEventName,
  type ClientEvents,
  type ClientPayloads,
  mayDo,
  type Role,
  refuse,
} from '@drawbridge/protocol';
import type { Access } from '../access/access.ts';
import { type Audit, actorOf } from '../audit/audit.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { STORAGE_RETRY_MS } from '../rooms/appendQueue.ts';
import type { Member } from '../rooms/member.ts';
import { refuseRole } from '../rooms/passes.ts';
import type { Room } from '../rooms/room.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { StorageError } from '../storage/index.ts';
import { createTurns } from '../turns.ts';
import { type Client, idsOf, memberOf } from './client.ts';
import type { People } from './door/people.ts';

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
  readonly people: People;
  readonly audit: Pick<Audit, 'note'>;
}

const NOTHING = new Uint8Array(0);

/**
 * Of all who come at the same moment, say to a meeting, so many begin to join in each round of the event loop: whoever draws
 * meanwhile waits for these, not for all.
 */
const JOINS_A_ROUND = 4;

/** Each event names the least role that it takes. */
export function createHandlers({ rooms, access, people, audit, log, metrics }: HandlersDeps): Handlers {
  const admit = createAdmit(access);
  const joins = createTurns(JOINS_A_ROUND);
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
      const pass = await joins
        .take(async () => {})
        .then(() => admit(request.boardId, token))
        .finally(() => {
          client.isKnocking = false;
        });
      if ('error' in pass) {
        reply(pass);
        return;
      }
      if (client.isGone) return;
      // A room that refused it has not uncounted it: it is here until it leaves.
      const counted = client.uncount ?? people.enter(pass.user);
      if (typeof counted !== 'function') {
        reply(counted);
        return;
      }
      client.uncount = counted;
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
    'peer:remove': inRoom('own', (room, member, { peerId }, reply, { boardId, address }) => {
      const person = room.describe().people.find((peer) => peer.peerId === peerId);
      room.remove(peerId, (answer) => {
        const about = { person: person?.name ?? '' };
        if (answer.ok)
          audit.note({ did: 'person:remove', who: actorOf(member.pass), boardId, about, address });
        reply(answer);
      });
    }),
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
  handle: (room: Room, member: Member, payload: P, reply: R, client: Client) => void | Promise<void>,
) {
  return (client: Client, payload: P, reply: R): void | Promise<void> => {
    const place = memberOf(client);
    if (!place) reply(refuse('not_joined', 'Join a board first.'));
    else if (!mayDo(place.member.pass.role, needed)) reply(refuseRole(place.member.pass.role));
    else return handle(place.room, place.member, payload, reply, client);
  };
}
