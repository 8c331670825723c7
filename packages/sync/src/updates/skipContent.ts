import {
  type Cursor,
  readByte,
  readCount,
  readVarUint,
  skip,
  skipRun,
  skipText,
  skipVarInt,
  Unreadable,
} from './updateCursor.ts';

/** Numbers by which Yjs tells contents apart (`contentRefs`). */
const DELETED = 1;
const JSON_VALUES = 2;
const BYTES = 3;
const STRING = 4;
const EMBED = 5;
const MARK = 6;
const TYPE = 7;
const VALUES = 8;
const SUBDOC = 9;

/** Shared types that have a name of their own (`typeRefs`): an XML element and an XML hook. */
const NAMED_TYPES: ReadonlySet<number> = new Set([3, 5]);

/** Values within each other. Deeper ones are not ours, and would be read recursively. */
const MAX_DEPTH = 100;

/**
 * Passes over the content of an item, in the formats of `readContent…` of Yjs.
 *
 * @returns how many clock values it takes.
 * @throws Unreadable
 */
export function skipContent(cursor: Cursor, ref: number): number {
  switch (ref) {
    case DELETED:
      return readVarUint(cursor);
    case STRING:
      return skipText(cursor);
    case VALUES:
      return skipEach(cursor, (at) => skipValue(at, 0));
    case JSON_VALUES:
      return skipEach(cursor, skipRun);
    case BYTES:
    case EMBED:
      skipRun(cursor);
      return 1;
    case MARK:
      skipRun(cursor);
      skipRun(cursor);
      return 1;
    case TYPE:
      if (NAMED_TYPES.has(readVarUint(cursor))) skipRun(cursor);
      return 1;
    case SUBDOC:
      skipRun(cursor);
      skipValue(cursor, 0);
      return 1;
    default:
      throw new Unreadable(`The update holds content of an unknown kind: ${ref}.`);
  }
}

function skipEach(cursor: Cursor, skipOne: (cursor: Cursor) => void): number {
  const count = readCount(cursor);
  for (let index = 0; index < count; index += 1) skipOne(cursor);
  return count;
}

/** A value as lib0 writes it (`writeAny`): a byte that says of which kind, counted down from 127. */
function skipValue(cursor: Cursor, depth: number): void {
  switch (readByte(cursor)) {
    case 127: // undefined
    case 126: // null
    case 121: // false
    case 120: // true
      return;
    case 125: // integer
      skipVarInt(cursor);
      return;
    case 124: // 32-bit float
      skip(cursor, 4);
      return;
    case 123: // 64-bit float
    case 122: // 64-bit integer
      skip(cursor, 8);
      return;
    case 119: // text
    case 116: // bytes
      skipRun(cursor);
      return;
    case 118: // record
      skipEntries(cursor, depth, true);
      return;
    case 117: // list
      skipEntries(cursor, depth, false);
      return;
    default:
      throw new Unreadable('The update holds a value of an unknown kind.');
  }
}

function skipEntries(cursor: Cursor, depth: number, areNamed: boolean): void {
  if (depth >= MAX_DEPTH) throw new Unreadable('The update holds values too deep within each other.');
  for (let count = readCount(cursor); count > 0; count -= 1) {
    if (areNamed) skipRun(cursor);
    skipValue(cursor, depth + 1);
  }
}
