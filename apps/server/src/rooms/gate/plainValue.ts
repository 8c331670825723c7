import { type Cursor, readByte, readCount, readText, readVarUint } from './updateReader.ts';

/** A plain value of a field. Objects are read as maps: their keys came from outside and mean nothing to JavaScript then. */
export type PlainValue =
  | undefined
  | null
  | boolean
  | number
  | string
  | Uint8Array
  | readonly PlainValue[]
  | ReadonlyMap<string, PlainValue>;

/** Reads the values that `skipValues` let pass, from their count on. Each replaced the one before. */
export function readPlainValues(bytes: Uint8Array, start: number): PlainValue[] {
  const cursor: Cursor = { bytes, position: start };
  return readMany(cursor);
}

/** How many bytes are behind their length. */
export function readBytesLength(bytes: Uint8Array, start: number): number {
  return readVarUint({ bytes, position: start });
}

function readMany(cursor: Cursor): PlainValue[] {
  const values: PlainValue[] = [];
  for (let count = readCount(cursor); count > 0; count -= 1) values.push(readValue(cursor));
  return values;
}

/** The marks are those of lib0's `writeAny`; anyValue.ts names them. */
function readValue(cursor: Cursor): PlainValue {
  switch (readByte(cursor)) {
    case 126:
      return null;
    case 125:
      return readInteger(cursor);
    case 124:
      return readFloat(cursor, 4);
    case 123:
      return readFloat(cursor, 8);
    case 121:
      return false;
    case 120:
      return true;
    case 119:
      return readText(cursor, cursor.bytes.length);
    case 118:
      return readObject(cursor);
    case 117:
      return readMany(cursor);
    case 116:
      return readBytes(cursor);
    default:
      return undefined;
  }
}

/** Bit 7 of the first byte says that more follow, bit 6 is the sign. */
function readInteger(cursor: Cursor): number {
  const first = readByte(cursor);
  let value = first & 0x3f;
  let byte = first;
  for (let factor = 64; byte >= 0x80; factor *= 128) {
    byte = readByte(cursor);
    value += (byte & 0x7f) * factor;
  }
  return first & 0x40 ? -value : value;
}

function readFloat(cursor: Cursor, size: 4 | 8): number {
  const { bytes, position } = cursor;
  const view = new DataView(bytes.buffer, bytes.byteOffset + position, size);
  cursor.position += size;
  return size === 4 ? view.getFloat32(0) : view.getFloat64(0);
}

function readObject(cursor: Cursor): ReadonlyMap<string, PlainValue> {
  const fields = new Map<string, PlainValue>();
  for (let count = readCount(cursor); count > 0; count -= 1) {
    const key = readText(cursor, cursor.bytes.length);
    fields.set(key, readValue(cursor));
  }
  return fields;
}

function readBytes(cursor: Cursor): Uint8Array {
  const length = readCount(cursor);
  cursor.position += length;
  return cursor.bytes.subarray(cursor.position - length, cursor.position);
}
