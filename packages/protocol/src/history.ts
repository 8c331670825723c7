import * as v from 'valibot';
import { cleanName } from './name.ts';

/**
 * Earlier versions of a board travel over HTTP, as JSON, beside the socket.
 *
 *   GET    <path>               What happened: versions, the newest first. `?pause=600` says how many seconds without a change
 *                               end one, `?before=<seq>` asks for older ones, `?after=<seq>` only for what came after that entry.
 *   GET    <path>/<seq>         The board as it was after that entry: one Yjs update, gzip. `?log=<log>` allows to keep it for good.
 *   GET    <path>/entries       What was written after entry `?after=` up to entry `?upto=`, one Yjs update an entry; as much as
 *                               makes a good answer, so that the next question begins where it ends.
 *   GET    <path>/writes        Who wrote parts of the document, and when: `?of=<client>-<clock>,…`. What nobody knows is left out.
 *   POST   <path>/versions      {seq, name}: keeps the board of that entry, by a name. 201 {id, seq, name, timeMs}.
 *   PATCH  <path>/versions/<id> {name}. 204.
 *   DELETE <path>/versions/<id> 204.
 *
 * What cannot be done is answered with a line of text that a person can read. 404: it is not kept. 409: there are too many names.
 */
export function historyPath(boardId: string): string {
  return `/api/boards/${boardId}/history`;
}

/** What happened without a long pause. */
export interface BoardVersion {
  /** The board is read as it was after this entry, the last one of the version. */
  readonly seq: number;
  readonly firstSeq: number;
  readonly fromMs: number;
  readonly toMs: number;
  /** Places in `authors`, who did most first. Empty when nobody knows. */
  readonly by: readonly number[];
}

export interface NamedVersion {
  readonly id: number;
  readonly seq: number;
  readonly name: string;
  /** When that entry was written. */
  readonly timeMs: number;
}

export interface Author {
  readonly name: string;
  readonly color: string;
  /** The Yjs clients that they wrote as. */
  readonly clients: readonly number[];
}

export interface BoardHistory {
  /** Names the log that these seqs are of. */
  readonly log: string;
  /** Newest first. */
  readonly versions: readonly BoardVersion[];
  /** All of them, oldest first. */
  readonly named: readonly NamedVersion[];
  readonly authors: readonly Author[];
  /** For how long versions without a name are kept; 0 when they are not. */
  readonly days: number;
  /** There are older versions: ask again with it. */
  readonly before?: number;
}

/** An entry of the log. */
export interface BoardEntry {
  readonly seq: number;
  readonly timeMs: number;
  /** Place in `authors`; absent when nobody knows. */
  readonly by?: number;
  /** Base64. */
  readonly update: string;
}

export interface BoardEntries {
  readonly entries: readonly BoardEntry[];
  readonly authors: readonly Author[];
}

/** Who wrote the part `clock` of a Yjs client, and when. */
export interface BoardWrite {
  readonly client: number;
  readonly clock: number;
  readonly timeMs: number;
  readonly author?: Pick<Author, 'name' | 'color'>;
}

/** So many parts may be asked about at a time. */
export const MAX_WRITES_ASKED = 64;

export const DEFAULT_PAUSE_SECONDS = 600;
export const MIN_PAUSE_SECONDS = 10;
export const MAX_PAUSE_SECONDS = 86_400;

export const MAX_VERSION_NAME_LENGTH = 100;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const place = v.pipe(count, v.minValue(1));
const versionName = v.pipe(
  v.string(),
  v.maxLength(MAX_VERSION_NAME_LENGTH * 4),
  v.transform(cleanName),
  v.minLength(1),
  v.maxLength(MAX_VERSION_NAME_LENGTH),
);
const named = v.object({ id: place, seq: place, name: v.string(), timeMs: count });
const color = v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i));

const authors = v.array(v.object({ name: v.string(), color, clients: v.array(count) }));

const history = v.object({
  log: v.string(),
  versions: v.array(
    v.object({ seq: place, firstSeq: place, fromMs: count, toMs: count, by: v.array(count) }),
  ),
  named: v.array(named),
  authors,
  days: count,
  before: v.exactOptional(place),
});

const entries = v.object({
  entries: v.array(
    v.object({
      seq: place,
      timeMs: count,
      by: v.exactOptional(count),
      update: v.pipe(v.string(), v.base64()),
    }),
  ),
  authors,
});

const writes = v.object({
  writes: v.array(
    v.object({
      client: count,
      clock: count,
      timeMs: count,
      author: v.exactOptional(v.object({ name: v.string(), color })),
    }),
  ),
});

/** What a server answers; `undefined` when it is no history. */
export function parseHistory(answer: unknown): BoardHistory | undefined {
  return parse(history, answer);
}

export function parseNamedVersion(answer: unknown): NamedVersion | undefined {
  return parse(named, answer);
}

export function parseEntries(answer: unknown): BoardEntries | undefined {
  return parse(entries, answer);
}

export function parseWrites(answer: unknown): { readonly writes: readonly BoardWrite[] } | undefined {
  return parse(writes, answer);
}

/** What a client asks. The name comes cleaned; without letters it is none. */
export function parseNewVersion(
  request: unknown,
): { readonly seq: number; readonly name: string } | undefined {
  return parse(v.object({ seq: place, name: versionName }), request);
}

export function parseVersionName(request: unknown): { readonly name: string } | undefined {
  return parse(v.object({ name: versionName }), request);
}

function parse<T>(schema: v.GenericSchema<unknown, T>, value: unknown): T | undefined {
  const result = v.safeParse(schema, value, { abortEarly: true });
  return result.success ? result.output : undefined;
}
