import { skipValues } from './anyValue.ts';
import { readKey } from './keys.ts';
import {
  type Cursor,
  Refused,
  readCount,
  readLength,
  readText,
  readVarUint,
  skipBytes,
  skipText,
} from './updateReader.ts';

/** What an item holds. `length` is how many clock values it takes; `type` is what others can be put into. */
export type Content =
  | { readonly kind: 'type'; readonly type: 'map' | 'text'; readonly length: number }
  | { readonly kind: 'deleted' | 'plain' | 'bytes' | 'string' | 'mark'; readonly length: number };

/** Numbers by which Yjs tells contents apart (`contentRefs`). JSON (2), embeds (5) and subdocs (9) are left out. */
const DELETED = 1;
const BYTES = 3;
const STRING = 4;
const MARK = 6;
const TYPE = 7;
const PLAIN = 8;

/** Numbers by which Yjs tells shared types apart (`typeRefs`). Lists and XML are left out. */
const MAP_TYPE = 1;
const TEXT_TYPE = 2;

/** LIMIT of the value of a mark in a text: a link fits. */
const MAX_MARK_BYTES = 2_048;

const MAP: Content = { kind: 'type', type: 'map', length: 1 };
const TEXT: Content = { kind: 'type', type: 'text', length: 1 };
const ONE_RUN_OF_BYTES: Content = { kind: 'bytes', length: 1 };
const ONE_MARK: Content = { kind: 'mark', length: 1 };

/**
 * Reads the content of an item up to its end. The formats are those of `ContentDeleted` (a length), `ContentBinary`
 * (bytes), `ContentString` (one text, a clock value for each UTF-16 unit), `ContentFormat` (a key and a JSON text),
 * `ContentType` (the number of a type) and `ContentAny` (a count and as many values).
 */
export function readContent(cursor: Cursor, ref: number): Content {
  switch (ref) {
    case DELETED:
      return { kind: 'deleted', length: readLength(cursor) };
    case PLAIN:
      return readPlain(cursor);
    case TYPE:
      return readType(cursor);
    case BYTES:
      skipBytes(cursor);
      return ONE_RUN_OF_BYTES;
    case STRING:
      return readString(cursor);
    case MARK:
      skipMark(cursor);
      return ONE_MARK;
    default:
      throw new Refused('The update holds a kind of content that a board does not have.');
  }
}

function readPlain(cursor: Cursor): Content {
  const length = readCount(cursor);
  if (length === 0) throw new Refused('The update holds a change without content.');
  skipValues(cursor, length);
  return { kind: 'plain', length };
}

function readType(cursor: Cursor): Content {
  const type = readVarUint(cursor);
  if (type === MAP_TYPE) return MAP;
  if (type === TEXT_TYPE) return TEXT;
  throw new Refused('A board holds only maps and texts.');
}

function readString(cursor: Cursor): Content {
  const length = skipText(cursor, cursor.bytes.length);
  if (length === 0) throw new Refused('The update holds a change without content.');
  return { kind: 'string', length };
}

function skipMark(cursor: Cursor): void {
  readKey(cursor);
  if (!isMarkValue(readText(cursor, MAX_MARK_BYTES))) {
    throw new Refused('A mark in a text must have a plain value.');
  }
}

/** Yjs parses it as JSON and throws, half way through the update, if it is none. */
function isMarkValue(json: string): boolean {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value === 'number') return Number.isFinite(value);
    if (typeof value === 'string') return value.isWellFormed();
    return value === null || typeof value === 'boolean';
  } catch {
    return false;
  }
}
