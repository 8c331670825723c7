/** Every request is answered: with what was asked for, or with an error that says why. A connection is never just cut. */
export type Reply<T extends object = object> = ({ readonly ok: true } & T) | Refusal;

export interface Refusal {
  readonly ok: false;
  readonly error: ErrorCode;
  /** For a person or a log: what was wrong, in plain words. */
  readonly message: string;
  /** When it makes sense to try again. Absent: the same request will be refused again. */
  readonly retryMs?: number;
  /** With `resync`: how far the log knows the client whose changes were pushed, in its own clock. */
  readonly clock?: number;
}

/** Append-only: clients of other versions must be able to read it. */
export const ERROR_CODES = [
  'invalid', // the payload does not parse, or is not an update
  'unknown_event', // no such event in this version
  'not_joined', // the request needs a board that was joined first
  'version', // the page speaks another version of the protocol: reload
  'too_large', // over a limit that the join reply named
  'out_of_order', // an earlier push of this session is missing: send again from there
  'storage', // the disk or database refused; the client keeps the change and tries again
  'full', // the room has as many people as the server allows
  'internal', // a fault of the server, logged there
  'resync', // the update does not begin where the log ends for its client: send again from `clock`
  'lease', // the update is by a clientID that was not leased to this session
  'quota', // the board is at its limit: only deletions are taken
  'rate', // too much in too short a time
  'compacted', // so old a part of the log exists only within the snapshot: join again
  'auth', // the board is not open to who asks, or the token is not good (any more)
  'readonly', // the role of the session does not allow it
  'deleted', // an owner or whoever runs the server deleted the board, for everybody
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

export function refuse(error: ErrorCode, message: string, retryMs?: number): Refusal {
  return retryMs === undefined ? { ok: false, error, message } : { ok: false, error, message, retryMs };
}
