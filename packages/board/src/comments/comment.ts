import * as Y from 'yjs';
import { copyValue } from '../giveBackCopy.ts';
import { isRecord, parseCoordinate, parseNumber } from '../number.ts';
import { isShapeId, type ShapeId } from '../shapeId.ts';
import { isHexColor } from '../style.ts';

/**
 * Comments lie in a root of their own: Y.Map<id, Y.Map>, one entry for each comment, first or reply. So two who reply at
 * once make two entries, and none of it is a list.
 *
 *     k   never changes: {by, name, color, created, thread, known}; `thread` names the first comment, which has none itself;
 *         `known` is true where servers saw to it that the name is the one that its author was signed in by
 *     at  where the thread is pinned: {x, y} on the page and, on a shape, {shape, rx, ry}. A reply has a copy: if the first
 *         comment is deleted at the same moment, the reply is still somewhere
 *     tx  what it says: {text, names, edited}; one value, so that the words and whom they mention never part
 *     re  {name, at} of who resolved the thread, or false; on the first comment that is left of it
 */
export const COMMENTS_KEY = 'comments';

/** LIMIT of one comment, in UTF-16 units: two pages. Servers refuse more than twice as much. */
export const MAX_COMMENT_LENGTH = 4_000;

/** LIMIT of comments on a board, replies included. Servers refuse more. */
export const MAX_COMMENTS = 20_000;

/** LIMIT of people whom one comment mentions. */
export const MAX_MENTIONS = 20;

/** As long as the names of people may be. */
const MAX_NAME_LENGTH = 64;

/** A time far off says that a clock is wrong; dates end there. */
const MAX_TIME_MS = 8.64e15;

const NOBODY = 'Somebody';
const GREY = '#64748b';

/** A comment, or the first one of its thread, by its random id. */
export type CommentId = ShapeId;

/** Who wrote it, as they said, unless they were `isKnown`. `id` is the same for all that one browser writes. */
export interface CommentAuthor {
  readonly id: string;
  readonly name: string;
  /** #rrggbb */
  readonly color: string;
  /** They had signed in, and the name is theirs. */
  readonly isKnown?: boolean;
}

/** Where a thread is pinned: in page px and, if it is on a shape, the place in the shape's box before rotation. */
export interface CommentPlace {
  readonly x: number;
  readonly y: number;
  readonly on?: { readonly shape: ShapeId; readonly x: number; readonly y: number } | undefined;
}

/** Plain text: nothing in it means anything but the names of those whom it mentions. */
export interface CommentWords {
  readonly text: string;
  readonly names: readonly string[];
}

export interface Resolution {
  readonly name: string;
  readonly atMs: number;
}

export interface Comment extends CommentWords {
  readonly id: CommentId;
  /** Its own id for the first one. */
  readonly thread: CommentId;
  readonly author: CommentAuthor;
  readonly createdMs: number;
  readonly editedMs: number | undefined;
  readonly place: CommentPlace;
  readonly resolved: Resolution | undefined;
}

export type CommentFields = Y.Map<unknown>;

/** Whatever the fields are, it is a comment. */
export function readComment(id: CommentId, fields: { readonly get: (key: string) => unknown }): Comment {
  const constants = recordOf(fields.get('k'));
  const words = recordOf(fields.get('tx'));
  return {
    id,
    thread: isShapeId(constants.thread) ? constants.thread : id,
    author: {
      id: typeof constants.by === 'string' ? constants.by : '',
      name: parseName(constants.name),
      color: isHexColor(constants.color) ? constants.color : GREY,
      ...(constants.known === true && { isKnown: true }),
    },
    createdMs: parseTime(constants.created) ?? 0,
    ...parseWords(words),
    editedMs: parseTime(words.edited),
    place: readPlace(fields.get('at')),
    resolved: readResolution(fields.get('re')),
  };
}

/** The fields of a new comment; of a first one, `thread` is undefined. */
export function newComment(comment: NewComment): CommentFields {
  const { author, createdMs, thread, place, words } = comment;
  const { id: by, name, color, isKnown = false } = author;
  const constants = {
    by,
    name: parseName(name),
    color,
    created: createdMs,
    ...(thread !== undefined && { thread }),
    // Servers refuse the mark beside any other name.
    ...(isKnown && parseName(name) === name && { known: true }),
  };
  return new Y.Map<unknown>([
    ['k', constants],
    ['at', writePlace(place)],
    ['tx', { ...parseWords(words) }],
  ]);
}

/** The same comment, for whoever writes it again: that its author was known is not theirs to say. */
export function copyComment(fields: CommentFields): unknown {
  return new Y.Map([...fields.entries()].map(([key, value]) => [key, copyCommentField(key, value)]));
}

/** One of its fields. */
export function copyCommentField(key: string, value: unknown): unknown {
  if (key !== 'k') return copyValue(value);
  const { known, ...rest } = recordOf(value);
  return rest;
}

export interface NewComment {
  readonly author: CommentAuthor;
  readonly createdMs: number;
  readonly thread: CommentId | undefined;
  readonly place: CommentPlace;
  readonly words: CommentWords;
}

/** The field `re`. */
export function writeResolution(name: string, atMs: number): object {
  return { name: parseName(name), at: atMs };
}

export function writePlace({ x, y, on }: CommentPlace): object {
  return { x, y, ...(on && { shape: on.shape, rx: on.x, ry: on.y }) };
}

/** Words as they are kept: not too long, and without half characters. */
export function parseWords({ text, names }: { readonly text?: unknown; readonly names?: unknown }) {
  const all = Array.isArray(names) ? names.filter((name) => typeof name === 'string' && name !== '') : [];
  return {
    text: typeof text === 'string' ? cut(text, MAX_COMMENT_LENGTH) : '',
    names: all.slice(0, MAX_MENTIONS).map((name) => cut(name, MAX_NAME_LENGTH)),
  };
}

function readPlace(value: unknown): CommentPlace {
  const { x, y, shape, rx, ry } = recordOf(value);
  const place = { x: parseCoordinate(x), y: parseCoordinate(y) };
  if (!isShapeId(shape)) return place;
  return { ...place, on: { shape, x: parseNumber(rx, 0.5, 0, 1), y: parseNumber(ry, 0.5, 0, 1) } };
}

function readResolution(value: unknown): Resolution | undefined {
  if (!isRecord(value)) return undefined;
  return { name: parseName(value.name), atMs: parseTime(value.at) ?? 0 };
}

function parseName(value: unknown): string {
  const name = typeof value === 'string' ? cut(value, MAX_NAME_LENGTH).trim() : '';
  return name === '' ? NOBODY : name;
}

function parseTime(value: unknown): number | undefined {
  const time = parseNumber(value, -1, -1, MAX_TIME_MS);
  return time < 0 ? undefined : time;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

/** Half of a pair at the end is no character. */
function cut(text: string, length: number): string {
  return text
    .slice(0, length)
    .replace(/[\ud800-\udbff]$/, '')
    .toWellFormed();
}
