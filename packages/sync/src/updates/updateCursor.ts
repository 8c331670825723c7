/**
 * The primitives of the Yjs update format (lib0 `encoding`): unsigned varints, 7 bits a byte, least significant first, and
 * runs of bytes behind their length. Functions on a cursor, because an update of 50 MB holds millions of these.
 */
export interface Cursor {
  readonly bytes: Uint8Array;
  position: number;
}

/** Thrown where bytes are not what they should be, or of a kind that is not known here. */
export class Unreadable extends Error {}

/** The weight of the eighth byte: numbers end at 2^53 - 1. */
const LAST_FACTOR = 2 ** 49;

export function readByte(cursor: Cursor): number {
  const byte = cursor.bytes[cursor.position++];
  if (byte === undefined) throw new Unreadable('The update ends early.');
  return byte;
}

export function readVarUint(cursor: Cursor): number {
  const first = readByte(cursor);
  if (first < 0x80) return first;
  let value = first & 0x7f;
  for (let factor = 128; factor <= LAST_FACTOR; factor *= 128) {
    const byte = readByte(cursor);
    value += (byte & 0x7f) * factor;
    if (byte < 0x80) return value;
  }
  throw new Unreadable('The update holds a number that is too large.');
}

/** Signed ones, too: only their last byte is below 128. */
export function skipVarInt(cursor: Cursor): void {
  while (readByte(cursor) >= 0x80);
}

/** How many things follow. Each takes a byte at least, so that more than are left cannot be. */
export function readCount(cursor: Cursor): number {
  const count = readVarUint(cursor);
  if (count > cursor.bytes.length - cursor.position) throw new Unreadable('The update ends early.');
  return count;
}

export function skip(cursor: Cursor, bytes: number): void {
  cursor.position += bytes;
  if (cursor.position > cursor.bytes.length) throw new Unreadable('The update ends early.');
}

/** Bytes behind their length; a text is one. */
export function skipRun(cursor: Cursor): void {
  skip(cursor, readVarUint(cursor));
}

/** Passes over a text and answers its length in UTF-16 units, by which Yjs counts. */
export function skipText(cursor: Cursor): number {
  const end = readVarUint(cursor) + cursor.position;
  const { bytes } = cursor;
  if (end > bytes.length) throw new Unreadable('The update ends early.');
  let length = 0;
  for (let position = cursor.position; position < end; position += 1) {
    const byte = bytes[position] ?? 0;
    // Only the first byte of a character counts; those of four bytes are a pair of units.
    if (byte < 0x80 || byte >= 0xc0) length += byte >= 0xf0 ? 2 : 1;
  }
  cursor.position = end;
  return length;
}
