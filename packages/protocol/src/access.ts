import * as v from 'valibot';
import { isKey } from './keys.ts';
import { parserOf } from './parserOf.ts';

/**
 * Who may do what on a board. A board has links, each with a role; what its plain address gives is its general access. A
 * link's address is `/b/<id>#k=<key>`: a fragment never reaches a server's log. The page exchanges the key for a token, which
 * goes with `board:join` and, as `Authorization: Bearer`, with requests over HTTP.
 *
 *   POST   <access>/token        {key, ticket?}   the key for a token; a ticket shows that this browser used the link before
 *   POST   <access>/claim        {createKey?}     makes the caller the owner of a board that nobody has written on yet
 *   GET    <access>/links                         own: how the board is shared
 *   PATCH  <access>/links        {openRole …}     own: what the plain address gives
 *   POST   <access>/links        {role, name …}   own: a new link, answered with its key, which is told this once
 *   PATCH  <access>/links/<id>   {name …}         own: changes a link
 *   DELETE <access>/links/<id>                    own: revokes it
 *   POST   <access>/links/<id>/rotate             own: revokes it and makes another like it
 *   DELETE <access>/board                         own: deletes the board for everybody; its id never is a board again
 *
 * All bodies and answers are JSON; a refusal is {error, message} with one of `ACCESS_ERRORS`.
 */
export function accessPath(boardId: string, rest: string): string {
  return `/api/boards/${boardId}/${rest}`;
}

/** From the least to the most that one may do: look, write comments, draw, decide who may do what. */
export const ROLES = ['view', 'comment', 'edit', 'own'] as const;
export type Role = (typeof ROLES)[number];

export const OPEN_ROLES = ['none', 'view', 'comment', 'edit'] as const;
export type OpenRole = (typeof OPEN_ROLES)[number];

/** Whether somebody with `role` may do what takes `needed`. */
export function mayDo(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}

/** Append-only: pages of other versions must be able to read it. */
export const ACCESS_ERRORS = [
  'sign_in', // only people who have signed in may
  'no_access', // the board is not open to who has no link, or the key is none of its links
  'expired', // the link's time is over
  'revoked', // the owner took the link back
  'used_up', // as many people as the link was made for have used it
  'forbidden', // the role does not allow it
  'create_key', // making a board takes the key of this server
  'claimed', // the board has an owner or something on it already
  'invalid', // the request does not parse
  'not_found',
  'conflict', // what was asked for makes no sense any more, or would leave the board without an owner
  'rate',
  'storage',
  'unavailable', // another server that is needed for it does not answer
  'deleted', // an owner or whoever runs the server deleted the board, for everybody and for good
  'read_only', // whoever runs the server lets nobody change anything for now
] as const;
export type AccessError = (typeof ACCESS_ERRORS)[number];

/** With the longest name and user id in it. */
export const MAX_TOKEN_LENGTH = 2048;
export const MAX_LINK_NAME_LENGTH = 64;
export const MAX_LINK_USES = 10_000;
/** Links of a board that work at a time. */
export const MAX_LINKS = 100;
const MAX_CREATE_KEY_LENGTH = 256;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const token = v.pipe(v.string(), v.maxLength(MAX_TOKEN_LENGTH));
const name = v.pipe(v.string(), v.trim(), v.maxLength(MAX_LINK_NAME_LENGTH));
const uses = v.pipe(count, v.minValue(1), v.maxValue(MAX_LINK_USES));
/** Epoch ms; `null` where a change takes a limit away. */
const expires = v.nullable(count);
const maxUses = v.nullable(uses);

const requests = {
  token: v.strictObject({ key: v.exactOptional(v.custom<string>(isKey)), ticket: v.exactOptional(token) }),
  claim: v.strictObject({
    createKey: v.exactOptional(v.pipe(v.string(), v.maxLength(MAX_CREATE_KEY_LENGTH))),
  }),
  newLink: v.strictObject({
    role: v.picklist(ROLES),
    name,
    expiresMs: v.exactOptional(expires),
    maxUses: v.exactOptional(maxUses),
    /** It opens to people who have signed in only. */
    signIn: v.exactOptional(v.boolean()),
  }),
  changedLink: v.strictObject({
    role: v.exactOptional(v.picklist(ROLES)),
    name: v.exactOptional(name),
    expiresMs: v.exactOptional(expires),
    maxUses: v.exactOptional(maxUses),
    signIn: v.exactOptional(v.boolean()),
  }),
  general: v.strictObject({
    /** What the plain address gives to everybody. */
    openRole: v.exactOptional(v.picklist(OPEN_ROLES)),
    /** What it gives to people who have signed in, if that is more. */
    signedInRole: v.exactOptional(v.picklist(OPEN_ROLES)),
  }),
};

type AccessRequests = { readonly [K in keyof typeof requests]: v.InferOutput<(typeof requests)[K]> };
export type TokenRequest = AccessRequests['token'];
export type NewLink = AccessRequests['newLink'];
export type ChangedLink = AccessRequests['changedLink'];
export type GeneralAccess = AccessRequests['general'];

/** What a client asks of a board's access; `undefined` where it does not parse. */
export const parseAccessRequest: {
  readonly [K in keyof AccessRequests]: (body: unknown) => AccessRequests[K] | undefined;
} = {
  token: parserOf(requests.token),
  claim: parserOf(requests.claim),
  newLink: parserOf(requests.newLink),
  changedLink: parserOf(requests.changedLink),
  general: parserOf(requests.general),
};

const link = v.object({
  id: v.string(),
  role: v.picklist(ROLES),
  name: v.string(),
  createdMs: count,
  uses: count,
  expiresMs: v.exactOptional(count),
  maxUses: v.exactOptional(uses),
  signIn: v.exactOptional(v.boolean()),
});

/** A link as its owner sees it. Its key is known to nobody but those who have it. */
export type BoardLink = Readonly<v.InferOutput<typeof link>>;

const answers = {
  token: v.object({
    token: v.string(),
    role: v.picklist(ROLES),
    /** How long it is good for. */
    lifeMs: count,
    /** The link that the key belongs to. */
    link: v.exactOptional(v.string()),
    ticket: v.exactOptional(v.string()),
    /** Who the server knows this to be. */
    user: v.exactOptional(v.object({ name: v.string() })),
  }),
  claim: v.object({ key: v.custom<string>(isKey) }),
  sharing: v.object({
    openRole: v.picklist(OPEN_ROLES),
    signedInRole: v.exactOptional(v.picklist(OPEN_ROLES)),
    links: v.array(link),
  }),
  deleted: v.object({ deletedMs: count }),
  madeLink: v.object({ link, key: v.custom<string>(isKey) }),
  refusal: v.object({
    error: v.fallback(v.picklist(ACCESS_ERRORS), 'invalid'),
    message: v.string(),
  }),
};

export type AccessAnswers = { readonly [K in keyof typeof answers]: v.InferOutput<(typeof answers)[K]> };
export type TokenAnswer = AccessAnswers['token'];
/** How a board is shared. */
export type Sharing = AccessAnswers['sharing'];

/** What a server answers; `undefined` where it does not parse. */
export const parseAccessAnswer: {
  readonly [K in keyof AccessAnswers]: (body: unknown) => AccessAnswers[K] | undefined;
} = {
  token: parserOf(answers.token),
  claim: parserOf(answers.claim),
  sharing: parserOf(answers.sharing),
  deleted: parserOf(answers.deleted),
  madeLink: parserOf(answers.madeLink),
  refusal: parserOf(answers.refusal),
};
