/**
 * The primitives of the Yjs update format (lib0 `decoding`, version 0.2), read with bounds: unsigned varints (7 bits a
 * byte, least significant first), signed varints (the first byte holds the sign in bit 7 and 6 bits), and runs of bytes
 * behind their length. Nothing is copied, and nothing is allocated because an update says that it will be needed.
 *
 * A cursor and functions instead of a closure: an update of 30 bytes is checked in less time than closures take to make.
 */
export interface Cursor {
  readonly bytes: Uint8Array;
  position: number;
}

/** Thrown by everything that reads an update, where a rule is broken. `message` is for the sender. */
export class Refused extends Error {}

/** The update is sound; its author may not do what it does. */
export class Forbidden extends Refused {}

/** The weight of the eighth byte: 2^53 - 1 needs no more. A longer number is refused, even when padded with zeros. */
const LAST_FACTOR = 2 ** 49;

/** Yjs draws clientIDs as 32-bit numbers. */
const CLIENT_END = 2 ** 32;

/** An item's name: who made it, and the how-manieth of their items it is. */
export interface Id {
  readonly client: number;
  readonly clock: number;
}

export function readByte(cursor: Cursor): number {
  const byte = cursor.bytes[cursor.position++];
  if (byte === undefined) throw new Refused('The update ends early.');
  return byte;
}

export function readVarUint(cursor: Cursor): number {
  return readDigits(cursor, 0, 1);
}

/** An integer in -(2^53 - 1)..2^53 - 1 is passed over: its value does not matter. */
export function skipVarInt(cursor: Cursor): void {
  const first = readByte(cursor);
  if (first >= 0x80) readDigits(cursor, first & 0x3f, 64);
}

function readDigits(cursor: Cursor, low: number, firstFactor: number): number {
  let value = low;
  for (let factor = firstFactor; factor <= LAST_FACTOR; factor *= 128) {
    const byte = readByte(cursor);
    value += (byte & 0x7f) * factor;
    if (byte < 0x80 && value <= Number.MAX_SAFE_INTEGER) return value;
  }
  throw new Refused('The update holds a number that is too large.');
}

/** How many things follow. Each takes a byte at least, so more than are left is a lie, found before it costs anything. */
export function readCount(cursor: Cursor): number {
  const count = readVarUint(cursor);
  if (count > cursor.bytes.length - cursor.position) throw new Refused('The update ends early.');
  return count;
}

/** How many clock values a struct takes: at least one. Yjs itself cannot load a doc with an empty struct in it. */
export function readLength(cursor: Cursor): number {
  const length = readVarUint(cursor);
  if (length === 0) throw new Refused('The update holds a change without content.');
  return length;
}

export function readClient(cursor: Cursor): number {
  const client = readVarUint(cursor);
  if (client >= CLIENT_END) throw new Refused('The update names a client that cannot be.');
  return client;
}

export function readId(cursor: Cursor): Id {
  return { client: readClient(cursor), clock: readVarUint(cursor) };
}

/** Passes over bytes behind their length. */
export function skipBytes(cursor: Cursor): void {
  const length = readCount(cursor);
  cursor.position += length;
}

/** Passes over a text of at most `maxBytes` and answers its length in UTF-16 units, by which Yjs counts. */
export function skipText(cursor: Cursor, maxBytes: number): number {
  const start = skipRun(cursor, maxBytes);
  const length = cursor.position - start;
  return isPlain(cursor, start) ? length : decode(cursor, start).length;
}

/** A text of at most `maxBytes`. */
export function readText(cursor: Cursor, maxBytes: number): string {
  const start = skipRun(cursor, maxBytes);
  return isPlain(cursor, start) ? decodePlain(cursor, start) : decode(cursor, start);
}

/** Answers where the text begins; it ends at the cursor. */
function skipRun(cursor: Cursor, maxBytes: number): number {
  const length = readCount(cursor);
  if (length > maxBytes) throw new Refused(`A text in the update is longer than ${maxBytes} bytes.`);
  const start = cursor.position;
  cursor.position += length;
  return start;
}

/** Names are short ASCII. Those are read here, several times faster than a call of a TextDecoder takes. */
const MAX_PLAIN_BYTES = 64;

function isPlain({ bytes, position }: Cursor, start: number): boolean {
  if (position - start > MAX_PLAIN_BYTES) return false;
  for (let index = start; index < position; index += 1) if ((bytes[index] ?? 0) >= 0x80) return false;
  return true;
}

function decodePlain({ bytes, position }: Cursor, start: number): string {
  let text = '';
  for (let index = start; index < position; index += 1) text += String.fromCharCode(bytes[index] ?? 0);
  return text;
}

/** As lib0 decodes: half a surrogate pair, like everything else that is not UTF-8, is an error, and a mark of byte order a character. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decode({ bytes, position }: Cursor, start: number): string {
  try {
    return utf8.decode(bytes.subarray(start, position));
  } catch {
    throw new Refused('A text in the update is not valid UTF-8.');
  }
}
