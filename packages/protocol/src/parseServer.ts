import * as v from 'valibot';
import { ROLES, type Role } from './access.ts';
import {
  type Filling,
  type Joined,
  type Peer,
  type PeersChange,
  type Permission,
  SESSION_END_CODES,
  type SessionEnd,
  type Stored,
} from './events.ts';
import { parserOf } from './parserOf.ts';
import { ERROR_CODES, type Reply } from './reply.ts';

/**
 * What a client makes of the server's JSON messages. Unknown fields are ignored, so that a newer server may say more;
 * what is missing or wrong gives `undefined`, and the client treats the connection as broken instead of guessing.
 */

const seq = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const color = v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i));
const peer = v.object({
  peerId: seq,
  name: v.string(),
  color,
  isSignedIn: v.exactOptional(v.literal(true)),
});

const lease = v.object({ clientId: v.pipe(seq, v.maxValue(2 ** 32 - 1)), token: v.string() });
/** A path of the same server: a page never fetches what a message names elsewhere. */
const path = v.pipe(v.string(), v.regex(/^\/(?!\/)/));

const role = v.picklist(ROLES);
const permission = { role, refreshMs: v.exactOptional(seq) };

const joined = v.object({
  ok: v.literal(true),
  ...permission,
  epoch: v.string(),
  head: seq,
  mode: v.picklist(['tail', 'snapshot', 'reset']),
  snapshot: v.exactOptional(v.object({ url: path, covers: seq, bytes: seq })),
  lease,
  granted: v.array(lease),
  damaged: seq,
  peerId: seq,
  name: v.exactOptional(v.string()),
  peers: v.array(peer),
  limits: v.object({
    maxUpdateBytes: v.pipe(seq, v.minValue(1)),
    chunkBytes: v.pipe(seq, v.minValue(1)),
  }),
});

const refusal = v.object({
  ok: v.literal(false),
  error: v.fallback(v.picklist(ERROR_CODES), 'internal'),
  message: v.string(),
  retryMs: v.exactOptional(seq),
  clock: v.exactOptional(seq),
});

const tailed = v.object({ ok: v.literal(true), head: seq });
const stored = v.object({ ok: v.literal(true), seq });
const sessionEnd = v.object({ code: v.picklist(SESSION_END_CODES), retryMs: v.exactOptional(seq) });
const filling = v.object({ bytes: seq, maxBytes: seq, shapes: seq, maxShapes: seq });
const peersChange = v.object({ here: v.array(peer), left: v.array(seq) });

export const parseJoined = parserOf<Reply<Joined>>(v.union([joined, refusal]));
export const parseDone = parserOf<Reply>(v.union([v.object({ ok: v.literal(true) }), refusal]));
export const parsePermission = parserOf<Reply<Permission>>(
  v.union([v.object({ ok: v.literal(true), ...permission }), refusal]),
);
export const parseRoleChanged = parserOf<{ readonly role: Role }>(v.object({ role }));
export const parseTailed = parserOf<Reply<{ readonly head: number }>>(v.union([tailed, refusal]));
export const parseStored = parserOf<Reply<Stored>>(v.union([stored, refusal]));
export const parsePeer = parserOf<Peer>(peer);
export const parsePeersChange = parserOf<PeersChange>(peersChange);
export const parseFilling = parserOf<Filling>(filling);
export const parseSessionEnd = parserOf<SessionEnd>(sessionEnd);
