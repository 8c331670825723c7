import type { Role } from './access.ts';
import type { Limits } from './limits.ts';
import type { Reply } from './reply.ts';

/**
 * Every event of the wire, both ways. A client asks in the imperative (`board:join`); the server reports in the past
 * (`role:changed`). Events that travel often carry one packed `Uint8Array`, the others one small JSON object.
 *
 * The course of a session:
 *
 *     client                                   server
 *     board:join {lastSeq …}        ──────▶
 *                                   ◀──────    reply {mode, epoch, head, lease, peers …}
 *                                   ◀──────    mode tail: board:tail, as often as needed to reach `head`
 *     GET snapshot.url              ──────▶    mode snapshot: over HTTP, beside the socket
 *     board:tail {since: covers}    ──────▶    and then what came after it
 *     update:push n (packed)        ──────▶
 *                                   ◀──────    reply {seq}, once the update is on disk
 *                                   ◀──────    update:entry, in the order of seq, to everybody else
 *     presence:set (packed)         ──────▶
 *                                   ◀──────    presence:frame, one per room and tick
 *     board:tail {since}            ──────▶    (when the client sees a gap)
 *                                   ◀──────    board:tail …, reply {head}
 *     auth:refresh {token}          ──────▶    (before the one that it joined with has run out)
 *                                   ◀──────    reply {role …}
 *                                   ◀──────    role:changed {role}, whenever the owner says so
 */
export interface ClientEvents {
  'board:join': (request: JoinRequest, reply: (reply: Reply<Joined>) => void) => void;
  'board:tail': (request: TailRequest, reply: (reply: Reply<{ readonly head: number }>) => void) => void;
  /**
   * The payload is an `encodePush`. Answered after the update is durable. A fragment that is not the last is answered with
   * seq 0, and so is an update whose every change the log held already.
   */
  'update:push': (push: Uint8Array, reply: (reply: Reply<Stored>) => void) => void;
  /** The payload is an `encodePresenceSet`. Not acknowledged: the next one replaces it. */
  'presence:set': (presence: Uint8Array) => void;
  'profile:set': (profile: Profile, reply: (reply: Reply) => void) => void;
  'auth:refresh': (request: { readonly token: string }, reply: (reply: Reply<Permission>) => void) => void;
  /** Ends somebody's session. Only who owns the board may. */
  'peer:remove': (request: { readonly peerId: number }, reply: (reply: Reply) => void) => void;
}

export interface ServerEvents {
  /** `encodeTail`: contiguous log entries. */
  'board:tail': (entries: Uint8Array) => void;
  /** `encodeEntry`: one committed update of somebody else. */
  'update:entry': (entry: Uint8Array) => void;
  /** `encodePresenceFrame`: what changed about the people here since the last frame, the receiver included. */
  'presence:frame': (frame: Uint8Array) => void;
  /** Told before anything else is told of these people, and of several together. */
  'peers:changed': (change: PeersChange) => void;
  /** The board holds so much that its limits are near, or holds less again. */
  'board:filled': (filling: Filling) => void;
  /** What the session may do from now on. */
  'role:changed': (change: { readonly role: Role }) => void;
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
  /** The name is no choice of theirs: whoever signs people in here says that this is they. */
  readonly isSignedIn?: true;
}

/** Who came to the room or is known otherwise than before, the receiver perhaps among them, and who left it. */
export interface PeersChange {
  readonly here: readonly Peer[];
  /** Their peer ids. */
  readonly left: readonly number[];
}

/**
 * The right to write to one board as one Yjs client. The server gives every clientID to one document only, because two that
 * write under the same one diverge for good. The token proves it to a server that has forgotten.
 */
export interface Lease {
  readonly clientId: number;
  readonly token: string;
}

export interface JoinRequest {
  readonly proto: number;
  readonly boardId: string;
  /** 16 letters and digits, random, made once per document in memory. */
  readonly sessionId: string;
  readonly profile: Profile;
  /** Up to here this session's pushes are acknowledged; 0 at the first join. */
  readonly ackedN: number;
  /** Leases under which there is unsent work, or under which the document goes on to write. */
  readonly leases: readonly Lease[];
  /** ClientIDs below `CLAIM_END` under which work was done before there was a lease. Granted if the board never saw them. */
  readonly claims: readonly number[];
  /** The log that the client's document follows; absent at the first join. */
  readonly epoch?: string;
  /** The last entry that the client's document contains; 0 at the first join. */
  readonly lastSeq: number;
  /** Of a link. Without one the session may do what the board's address gives. */
  readonly token?: string;
}

/** What a session may do. */
export interface Permission {
  readonly role: Role;
  /** Bring another token within this time; absent where none will be asked for. */
  readonly refreshMs?: number;
}

export interface Joined extends Permission {
  /** Names the log. A client that followed another one must not merge the two. */
  readonly epoch: string;
  /** The newest entry. The client is equal to the room once it has received up to here. */
  readonly head: number;
  /**
   * `tail`: entries after `lastSeq` follow. `snapshot`: fetch `snapshot`, then ask for the tail. `reset`: the client's
   * document belongs to another log, nothing follows, and nothing was joined.
   */
  readonly mode: 'tail' | 'snapshot' | 'reset';
  /** Present in mode `snapshot`. */
  readonly snapshot?: SnapshotRef;
  /** What the document writes under from now on. */
  readonly lease: Lease;
  /** Leases for `claims`; one that the board knows already is not among them. */
  readonly granted: readonly Lease[];
  /** How many entries of the log cannot be read any more. The board is what the others make. */
  readonly damaged: number;
  readonly peerId: number;
  /** The name of whoever has signed in, whatever the profile says. */
  readonly name?: string;
  readonly peers: readonly Peer[];
  readonly limits: Limits;
}

/** A board as it was after entry `covers`, as one Yjs update behind a URL whose content never changes. */
export interface SnapshotRef {
  /** A path on the same server. */
  readonly url: string;
  readonly covers: number;
  /** Of the update. Fewer travel: it is compressed. */
  readonly bytes: number;
}

/** How full a board is. At its limits only deletions are taken. */
export interface Filling {
  readonly bytes: number;
  readonly maxBytes: number;
  readonly shapes: number;
  readonly maxShapes: number;
}

export interface TailRequest {
  readonly since: number;
}

export interface Stored {
  /** The entry that the update became; 0 if it became none of its own. */
  readonly seq: number;
}

/** Why the server ends a session. Come back after `retryMs`; without it, not in this form. */
export interface SessionEnd {
  readonly code: SessionEndCode;
  readonly retryMs?: number;
}

export const SESSION_END_CODES = [
  'drain', // the server is about to stop
  'failed', // the server could not go on with this session
  'slow', // the client did not take what it was sent
  'flood', // the client sent more than it may
  'kicked', // the client sent what would have damaged the board
  'auth', // the session's permission ended: get a new one and come back
  'removed', // the owner of the board ended the session
] as const;

export type SessionEndCode = (typeof SESSION_END_CODES)[number];

export type ClientEventName = keyof ClientEvents;
export type ServerEventName = keyof ServerEvents;
