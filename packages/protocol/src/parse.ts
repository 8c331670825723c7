import * as v from 'valibot';
import { MAX_TOKEN_LENGTH } from './access.ts';
import type { ClientEventName, JoinRequest, Profile, TailRequest } from './events.ts';
import { isBoardId, isSessionId } from './ids.ts';
import { CLAIM_END, MAX_LEASES, MAX_NAME_LENGTH, PROTOCOL_VERSION } from './limits.ts';
import { cleanName } from './name.ts';
import { type PresenceSet, parsePresenceSet } from './presence.ts';
import { type Push, parsePush } from './updates.ts';

/** What a parser makes of a payload: the exact value, or why it was refused, in words that may be sent back. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly message: string; readonly error?: 'version' };

/** What each client event carries once it is parsed. */
export interface ClientPayloads {
  'board:join': JoinRequest;
  'board:tail': TailRequest;
  'update:push': Push;
  'presence:set': PresenceSet;
  'profile:set': Profile;
  'auth:refresh': { readonly token: string };
  'peer:remove': { readonly peerId: number };
}

/** Servers make theirs shorter; this only keeps a client from sending a novel. */
const MAX_EPOCH_LENGTH = 64;

const MAX_LEASE_TOKEN_LENGTH = 64;

// Every message completes the sentence that begins with the field's name.
const wholeNumber = v.custom<number>(Number.isSafeInteger, 'must be a whole number');
const seq = v.pipe(wholeNumber, v.minValue(0, 'must not be negative'));
const text = v.string('must be text');

const profile = v.strictObject({
  name: v.pipe(
    text,
    v.maxLength(MAX_NAME_LENGTH, `must have at most ${MAX_NAME_LENGTH} characters`),
    v.transform(cleanName),
    v.minLength(1, 'must not be empty'),
  ),
  color: v.pipe(text, v.regex(/^#[0-9a-f]{6}$/i, 'must be a colour like #1a2b3c'), v.toLowerCase()),
});

const clientId = v.pipe(seq, v.maxValue(2 ** 32 - 1, 'must be below 2^32'));
const lease = v.strictObject({
  clientId,
  token: v.pipe(
    text,
    v.maxLength(MAX_LEASE_TOKEN_LENGTH, `must have at most ${MAX_LEASE_TOKEN_LENGTH} characters`),
  ),
});

/** A bounded list of what one join may bring. */
function few<T>(item: v.GenericSchema<unknown, T>) {
  return v.pipe(
    v.array(item, 'must be a list'),
    v.maxLength(MAX_LEASES, `must have at most ${MAX_LEASES} items`),
  );
}

const accessToken = v.pipe(
  text,
  v.maxLength(MAX_TOKEN_LENGTH, `must have at most ${MAX_TOKEN_LENGTH} characters`),
);

const join = v.strictObject({
  proto: wholeNumber,
  boardId: v.custom<string>(isBoardId, 'must be 1 to 64 letters, digits, "_" or "-"'),
  sessionId: v.custom<string>(isSessionId, 'must be 16 letters or digits'),
  profile,
  ackedN: seq,
  leases: few(lease),
  claims: few(v.pipe(clientId, v.maxValue(CLAIM_END - 1, 'must be below 2^31'))),
  epoch: v.exactOptional(
    v.pipe(text, v.maxLength(MAX_EPOCH_LENGTH, `must have at most ${MAX_EPOCH_LENGTH} characters`)),
  ),
  lastSeq: seq,
  token: v.exactOptional(accessToken),
});

const tail = v.strictObject({ since: seq });

/** One parser per client event. The compiler names the one that is missing. */
export const parseClientEvent: {
  readonly [E in ClientEventName]: (payload: unknown) => Parsed<ClientPayloads[E]>;
} = {
  'board:join': ofOurVersion(bySchema(join)),
  'board:tail': bySchema(tail),
  'update:push': byHand(parsePush, 'Not a push: expected packed bytes.'),
  'presence:set': byHand(parsePresenceSet, 'Not a presence: expected packed bytes within the limits.'),
  'profile:set': bySchema(profile),
  'auth:refresh': bySchema(v.strictObject({ token: accessToken })),
  'peer:remove': bySchema(v.strictObject({ peerId: seq })),
};

/** First of all: what a join of another version holds is not ours to judge. */
function ofOurVersion<T>(parse: (payload: unknown) => Parsed<T>): (payload: unknown) => Parsed<T> {
  const versioned = v.object({ proto: wholeNumber });
  return (payload) => {
    const found = v.safeParse(versioned, payload);
    if (!found.success || found.output.proto === PROTOCOL_VERSION) return parse(payload);
    const message = 'This page is of another version than the server. Reload it.';
    return { ok: false, message, error: 'version' };
  };
}

function bySchema<T>(schema: v.GenericSchema<unknown, T>): (payload: unknown) => Parsed<T> {
  return (payload) => {
    const result = v.safeParse(schema, payload, { abortEarly: true });
    return result.success
      ? { ok: true, value: result.output }
      : { ok: false, message: describe(result.issues[0]) };
  };
}

function byHand<T>(
  parse: (payload: unknown) => T | undefined,
  message: string,
): (payload: unknown) => Parsed<T> {
  return (payload) => {
    const value = parse(payload);
    return value === undefined ? { ok: false, message } : { ok: true, value };
  };
}

/** Names the field, never the value: what came from outside does not go back out or into a log. */
function describe(issue: v.BaseIssue<unknown>): string {
  const path = issue.path?.map((item) => String(item.key)) ?? [];
  const place = (keys: readonly string[]): string => keys.join('.') || 'payload';
  if (issue.type !== 'strict_object') return `${place(path)} ${issue.message}.`;
  if (issue.expected === 'Object') return `${place(path)} must be an object.`;
  // The name of an unknown field came from outside as well.
  if (issue.expected === 'never') return `${place(path.slice(0, -1))} has an unknown field.`;
  return `${place(path)} is missing.`;
}
