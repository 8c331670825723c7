/** What both ends agree on. A server sends its own figures with the join reply, so that a client never has to guess. */

/** Version of the wire, sent with every join. A server refuses another one with `version`: the page must be reloaded. */
export const PROTOCOL_VERSION = 3;

/** The largest Socket.IO message either end sends; a bigger one closes the connection (WebSocket close code 1009). */
export const MAX_MESSAGE_BYTES = 256 * 1024;

/** Updates above this travel in fragments: half a message leaves room for headers and for base64 on long-polling. */
export const CHUNK_BYTES = 128 * 1024;

/** The largest update after its fragments are joined. Images travel over HTTP, so this is thousands of shapes at once. */
export const MAX_UPDATE_BYTES = 4 * 1024 * 1024;

/** 32 at the chunk size above. Without a bound, one update in crumbs would cost the server a hundred times its size. */
export const MAX_FRAGMENTS = 1024;

/** What a peer may say about itself in one presence state: cursor, tool, a bounded selection. */
export const MAX_PRESENCE_STATE_BYTES = 1024;

/** Drafts (gestures in progress) that a peer may send in one message: one keyframe of a long stroke fits. */
export const MAX_DRAFT_BYTES = 16 * 1024;

/** Longest name of a person, in UTF-16 units: fits a label beside a cursor. */
export const MAX_NAME_LENGTH = 64;

/** How often a client sends presence. 30 a second is what the eye needs; receivers interpolate. */
export const PRESENCE_INTERVAL_MS = 33;

/** Leases, and as many claims, that one join may bring: tabs that worked offline before this one and never came back. */
export const MAX_LEASES = 64;

/**
 * Where clientIDs that the server chooses begin; those that a document chose before it had a lease are below. Of two
 * concurrent writes to one field Yjs takes that of the higher clientID, so nobody can win by choosing one.
 */
export const CLAIM_END = 2 ** 31;

/** Limits that the server tells a client when it joins. */
export interface Limits {
  readonly maxUpdateBytes: number;
  readonly chunkBytes: number;
}
