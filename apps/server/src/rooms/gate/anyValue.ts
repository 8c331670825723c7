import { readObjectKey } from './keys.ts';
import {
  type Cursor,
  Refused,
  readByte,
  readCount,
  skipBytes,
  skipText,
  skipVarInt,
} from './updateReader.ts';

/** Lists and objects within each other. A style is one deep; 5,000 overflow the stack of whoever loads the board. */
const MAX_DEPTH = 8;

/** Values in one entry, parts included: a hundred times what the richest shape holds. */
const MAX_NODES = 20_000;

/** LIMIT of a text as a plain value: some thirty pages. Text that is edited live is not a plain value. */
const MAX_TEXT_BYTES = 64 * 1024;

/** How lib0's `writeAny` marks what follows. 122, a BigInt, is left out: JSON cannot hold it. */
const UNDEFINED = 127;
const NULL = 126;
const INTEGER = 125;
const FLOAT32 = 124;
const FLOAT64 = 123;
const FALSE = 121;
const TRUE = 120;
const TEXT = 119;
const OBJECT = 118;
const LIST = 117;
const BYTES = 116;

/**
 * Passes over `count` plain values (lib0 `readAny`) and refuses what JSON, a renderer, or the next reader's stack could
 * not take. `undefined` passes, because `map.set(key, undefined)` writes it and every reader has to bear it.
 */
export function skipValues(cursor: Cursor, count: number): void {
  let nodes = 0;
  for (let index = 0; index < count; index += 1) nodes = skipValue(cursor, nodes, 0);
}

/** Answers how many values were read by now; `depth` counts the lists and objects around this one. */
function skipValue(cursor: Cursor, before: number, depth: number): number {
  const nodes = before + 1;
  if (nodes > MAX_NODES) throw new Refused(`A value in the update has more than ${MAX_NODES} parts.`);
  const mark = readByte(cursor);
  if (mark !== OBJECT && mark !== LIST) {
    skipScalar(cursor, mark);
    return nodes;
  }
  if (depth === MAX_DEPTH) throw new Refused('A value in the update is nested too deep.');
  return mark === LIST ? skipList(cursor, nodes, depth + 1) : skipObject(cursor, nodes, depth + 1);
}

function skipScalar(cursor: Cursor, mark: number): void {
  switch (mark) {
    case UNDEFINED:
    case NULL:
    case TRUE:
    case FALSE:
      return;
    case INTEGER:
      skipVarInt(cursor);
      return;
    case FLOAT32:
      skipFloat(cursor, 4, 0x80);
      return;
    case FLOAT64:
      skipFloat(cursor, 8, 0xf0);
      return;
    case TEXT:
      skipText(cursor, MAX_TEXT_BYTES);
      return;
    case BYTES:
      skipBytes(cursor);
      return;
    default:
      throw new Refused('The update holds a kind of value that is not allowed.');
  }
}

/**
 * IEEE 754, most significant byte first. All bits of the exponent set means NaN or infinity; the exponent fills the
 * first byte, but for its sign, and the bits of `secondByteMask`.
 */
function skipFloat(cursor: Cursor, size: number, secondByteMask: number): void {
  const first = readByte(cursor);
  const second = readByte(cursor);
  for (let rest = size - 2; rest > 0; rest -= 1) readByte(cursor);
  if ((first & 0x7f) === 0x7f && (second & secondByteMask) === secondByteMask) {
    throw new Refused('The update holds a number that is not finite.');
  }
}

function skipList(cursor: Cursor, before: number, depth: number): number {
  const count = readCount(cursor);
  let nodes = before;
  for (let index = 0; index < count; index += 1) nodes = skipValue(cursor, nodes, depth);
  return nodes;
}

function skipObject(cursor: Cursor, before: number, depth: number): number {
  const count = readCount(cursor);
  const seen = new Set<string>();
  let nodes = before;
  for (let index = 0; index < count; index += 1) {
    const key = readObjectKey(cursor, MAX_TEXT_BYTES);
    if (seen.has(key)) throw new Refused('An object in the update names a field twice.');
    seen.add(key);
    nodes = skipValue(cursor, nodes, depth);
  }
  return nodes;
}
