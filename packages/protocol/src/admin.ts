import * as v from 'valibot';
import { OPEN_ROLES, ROLES } from './access.ts';
import { parserOf } from './parserOf.ts';

/**
 * What whoever runs a server sees of it and does to its boards, without seeing what is on them. The operator shows the key of the
 * server once and has a cookie for an hour; of people who have signed in, those that the settings name need no key.
 *
 *   GET    /api/admin/session                    who one is here
 *   POST   /api/admin/session        {key}       the key for the cookie
 *   DELETE /api/admin/session                    forgets it
 *   GET    /api/admin/live                       what goes on: the nodes, their rooms, who is in them
 *   GET    /api/admin/boards?skip=&find=         the boards, the one that was changed last first
 *   GET    /api/admin/audit?before=&board=       what was done to boards and by whom, the newest first
 *   POST   /api/admin/boards/<id>/kick  {peerId} ends a person's session
 *   POST   /api/admin/boards/<id>/close          ends everybody's, who come back by themselves
 *   POST   /api/admin/boards/<id>/lock           nobody may write any more, owners included
 *   POST   /api/admin/boards/<id>/unlock         everybody may do what they could before
 *   DELETE /api/admin/boards/<id>                deletes the board for everybody; its id never is a board again
 *
 * All bodies and answers are JSON; a refusal is {error, message} with one of `ACCESS_ERRORS`.
 */
export const ADMIN_API = '/api/admin';

export const ADMIN_SESSION_MS = 3_600_000;
/** Rows of a page of boards, or of the audit log. */
export const ADMIN_PAGE_SIZE = 50;
export const MIN_ADMIN_KEY_LENGTH = 16;
const MAX_ADMIN_KEY_LENGTH = 512;

/** What can be done. Append-only: what is stored is read by later versions. */
export const AUDIT_ACTIONS = [
  'board:claim',
  'board:delete',
  'board:lock',
  'board:unlock',
  'board:close',
  'access:change',
  'link:make',
  'link:change',
  'link:revoke',
  'link:rotate',
  'person:remove',
  'user:sign-in',
  'user:sign-out',
  'user:end',
  'admin:sign-in',
  'admin:sign-out',
  'token:make',
  'token:revoke',
  'webhook:make',
  'webhook:remove',
  'board:import',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const words = v.record(v.string(), v.union([v.string(), v.number(), v.boolean()]));

const actor = v.variant('kind', [
  /** Who knows a key of the server, or works on its machine. */
  v.object({ kind: v.literal('operator') }),
  v.object({ kind: v.literal('user'), id: v.string(), name: v.string() }),
  /** Whoever came by this link. */
  v.object({ kind: v.literal('link'), id: v.string() }),
  /** What came by this token. */
  v.object({ kind: v.literal('program'), id: v.string(), name: v.string() }),
  v.object({ kind: v.literal('guest') }),
]);
/** Who did something, as far as that is known. */
export type Actor = Readonly<v.InferOutput<typeof actor>>;

const deed = v.object({
  did: v.picklist(AUDIT_ACTIONS),
  who: actor,
  /** What it was done with: a link, a role, the name of a person. */
  about: v.exactOptional(words),
  address: v.exactOptional(v.string()),
});
/** What was done. Never has a secret in it. */
export type Deed = Readonly<v.InferOutput<typeof deed>>;

const auditEntry = v.object({
  id: count,
  timeMs: count,
  /** Empty for what is about no board. */
  boardId: v.string(),
  /** Absent when it cannot be read. */
  deed: v.exactOptional(deed),
});
export type AuditEntry = Readonly<v.InferOutput<typeof auditEntry>>;

const person = v.object({
  peerId: count,
  name: v.string(),
  /** Whoever signs people in says that this is they. */
  isSignedIn: v.boolean(),
  role: v.picklist(ROLES),
  transport: v.string(),
  /** What was sent and has not left the server. */
  backlogBytes: count,
  /** It is sent nothing more until it has taken that. */
  isLagging: v.boolean(),
});
export type LivePerson = Readonly<v.InferOutput<typeof person>>;

const room = v.object({
  boardId: v.string(),
  /** Seq of the newest entry. */
  head: count,
  bytes: count,
  shapes: count,
  /** Something is on its way to disk. */
  isStoring: v.boolean(),
  people: v.array(person),
});
export type LiveRoom = Readonly<v.InferOutput<typeof room>>;

const node = v.object({
  /** Its machine and port. */
  name: v.string(),
  version: v.string(),
  uptimeMs: count,
  memoryBytes: count,
  heapBytes: count,
  /** The longest time that work waited within the last 10 to 20 seconds. */
  lagMs: count,
  /** All connections, those included that have joined no board. */
  sockets: count,
  /** Why changes cannot be stored, if so. */
  trouble: v.exactOptional(v.string()),
  rooms: v.array(room),
});
export type LiveNode = Readonly<v.InferOutput<typeof node>>;

const board = v.object({
  id: v.string(),
  entries: count,
  bytes: count,
  historyBytes: count,
  createdMs: count,
  changedMs: count,
  /** Different names under which somebody drew. */
  people: count,
  links: count,
  openRole: v.exactOptional(v.picklist(OPEN_ROLES)),
  isLocked: v.boolean(),
  isDeleted: v.boolean(),
});
export type AdminBoard = Readonly<v.InferOutput<typeof board>>;

const answers = {
  session: v.object({ who: actor }),
  live: v.object({
    /** The one that answers first. */
    nodes: v.pipe(v.array(node), v.minLength(1)),
    /** Names of those that do not answer. */
    silent: v.array(v.string()),
  }),
  boards: v.object({ boards: v.array(board), total: count }),
  audit: v.object({ entries: v.array(auditEntry), isAll: v.boolean() }),
};

type AdminAnswers = { readonly [K in keyof typeof answers]: v.InferOutput<(typeof answers)[K]> };
export type AdminLive = AdminAnswers['live'];
export type AdminBoards = AdminAnswers['boards'];
export type AuditPage = AdminAnswers['audit'];

/** What a server answers; `undefined` where it does not parse. */
export const parseAdminAnswer: {
  readonly [K in keyof AdminAnswers]: (value: unknown) => AdminAnswers[K] | undefined;
} = {
  session: parserOf(answers.session),
  live: parserOf(answers.live),
  boards: parserOf(answers.boards),
  audit: parserOf(answers.audit),
};

/** What a node tells another one of itself. */
export const parseLiveNode: (value: unknown) => LiveNode | undefined = parserOf(node);

/** What is asked of a server. */
export const parseAdminKey: (body: unknown) => { readonly key: string } | undefined = parserOf(
  v.strictObject({ key: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_ADMIN_KEY_LENGTH)) }),
);
export const parseKick: (body: unknown) => { readonly peerId: number } | undefined = parserOf(
  v.strictObject({ peerId: count }),
);
/** What was stored of a deed. */
export const parseDeed: (value: unknown) => Deed | undefined = parserOf(deed);
