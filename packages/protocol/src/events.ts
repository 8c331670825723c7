import type { Limits } from './limits.ts';
import type { Reply } from './reply.ts';

/**
 * Every event of the wire, both ways. A client asks in the imperative (`board:join`); the server reports in the past
 * (`peer:joined`). Events that travel often carry one packed `Uint8Array`, the others one small JSON object.
 *
 * The course of a session:
 *
 *     client                                   server
 *     board:join {lastSeq …}        ──────▶
 *                                   ◀──────    reply {epoch, head, peers …}
 *                                   ◀──────    board:tail, as often as needed to reach `head`
 *     update:push n (packed)        ──────▶
 *                                   ◀──────    reply {seq}, once the update is on disk
 *                                   ◀──────    update:entry, in the order of seq, to everybody else
 *     presence:set (packed)         ──────▶
 *                                   ◀──────    presence:frame, one per room and tick
 *     board:tail {since}            ──────▶    (when the client sees a gap)
 *                                   ◀──────    board:tail …, reply {head}
 */
export interface ClientEvents {
  'board:join': (request: JoinRequest, reply: (reply: Reply<Joined>) => void) => void;
  'board:tail': (request: TailRequest, reply: (reply: Reply<{ readonly head: number }>) => void) => void;
  /** The payload is an `encodePush`. Answered after the update is durable, or, for a fragment that is not the last, with seq 0. */
  'update:push': (push: Uint8Array, reply: (reply: Reply<Stored>) => void) => void;
  /** The payload is an `encodePresenceSet`. Not acknowledged: the next one replaces it. */
  'presence:set': (presence: Uint8Array) => void;
  'profile:set': (profile: Profile, reply: (reply: Reply) => void) => void;
}

export interface ServerEvents {
  /** `encodeTail`: contiguous log entries. */
  'board:tail': (entries: Uint8Array) => void;
  /** `encodeEntry`: one committed update of somebody else. */
  'update:entry': (entry: Uint8Array) => void;
  /** `encodePresenceFrame`: what changed about the people here since the last frame, the receiver included. */
  'presence:frame': (frame: Uint8Array) => void;
  'peer:joined': (peer: Peer) => void;
  'peer:changed': (peer: Peer) => void;
  'peer:left': (peer: { readonly peerId: number }) => void;
  'session:end': (end: SessionEnd) => void;
}

/** What a person chose to be seen as: 1–64 characters, and a colour as `#rrggbb`. */
export interface Profile {
  readonly name: string;
  readonly color: string;
}

/** A person in the room. Made by the server from the profile, so nobody can speak as somebody else. */
export interface Peer extends Profile {
  readonly peerId: number;
}

export interface JoinRequest {
  readonly proto: number;
  readonly boardId: string;
  /** 16 letters and digits, random, made once per document in memory. */
  readonly sessionId: string;
  readonly profile: Profile;
  /** The log that the client's document follows; absent at the first join. */
  readonly epoch?: string;
  /** The last entry that the client's document contains; 0 at the first join. */
  readonly lastSeq: number;
}

export interface Joined {
  /** Names the log. A client that followed another one must not merge the two. */
  readonly epoch: string;
  /** The newest entry. The client is equal to the room once it has received up to here. */
  readonly head: number;
  /** `tail`: entries after `lastSeq` follow. `reset`: the client's document belongs to another log, nothing follows. */
  readonly mode: 'tail' | 'reset';
  readonly peerId: number;
  readonly peers: readonly Peer[];
  readonly limits: Limits;
}

export interface TailRequest {
  readonly since: number;
}

export interface Stored {
  readonly seq: number;
}

/** Why the server ends a session: it is about to stop, or could not go on with this one. Come back after `retryMs`. */
export interface SessionEnd {
  readonly code: 'drain' | 'failed';
  readonly retryMs: number;
}

export type ClientEventName = keyof ClientEvents;
export type ServerEventName = keyof ServerEvents;
