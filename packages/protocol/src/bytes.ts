/**
 * Reads and writes the packed payloads of hot events: unsigned varints (LEB128, 7 bits a byte, least significant first)
 * and length-prefixed byte runs.
 *
 * A reader never looks past its own view. That matters in Node, where a payload is often a window into a pooled
 * buffer that also holds other people's bytes.
 */

/** Thrown by a reader when the bytes end early or a number is not one. Parsers turn it into `undefined`. */
export class MalformedBytes extends Error {}

/** The weight of the eighth byte: 2^53 - 1 needs no more. A longer number is malformed, even when it is padded with zeros. */
const LAST_FACTOR = 2 ** 49;

export interface ByteReader {
  readonly remaining: number;
  /** @throws MalformedBytes when the bytes end early or the number exceeds `Number.MAX_SAFE_INTEGER`. */
  readVarUint(): number;
  /** A view of `length` bytes, not a copy. @throws MalformedBytes when fewer remain. */
  readBytes(length: number): Uint8Array;
  /** A view of the next length-prefixed run. @throws MalformedBytes when it is cut short. */
  readRun(): Uint8Array;
  /** A view of everything left. */
  readRest(): Uint8Array;
}

export function createReader(bytes: Uint8Array): ByteReader {
  let position = 0;
  const readBytes = (length: number): Uint8Array => {
    if (length > bytes.length - position) throw new MalformedBytes('The bytes end early.');
    position += length;
    return bytes.subarray(position - length, position);
  };
  const readVarUint = (): number => {
    let value = 0;
    for (let factor = 1; factor <= LAST_FACTOR; factor *= 128) {
      const byte = bytes[position++];
      if (byte === undefined) throw new MalformedBytes('A number ends early.');
      value += (byte & 0x7f) * factor;
      if (byte < 0x80 && value <= Number.MAX_SAFE_INTEGER) return value;
    }
    throw new MalformedBytes('A number is too large.');
  };
  return {
    get remaining() {
      return bytes.length - position;
    },
    readVarUint,
    readBytes,
    readRun: () => readBytes(readVarUint()),
    readRest: () => readBytes(bytes.length - position),
  };
}

export interface ByteWriter {
  writeByte(byte: number): void;
  /** `value` must be a non-negative safe integer. @throws RangeError otherwise: a programming error. */
  writeVarUint(value: number): void;
  writeBytes(bytes: Uint8Array): void;
  writeRun(bytes: Uint8Array): void;
  /** What was written so far, as an exact copy. */
  finish(): Uint8Array;
}

const FIRST_CAPACITY_BYTES = 64;

export function createWriter(capacityBytes = FIRST_CAPACITY_BYTES): ByteWriter {
  let buffer = new Uint8Array(Math.max(capacityBytes, 8));
  let length = 0;
  const reserve = (bytes: number): void => {
    if (length + bytes <= buffer.length) return;
    const grown = new Uint8Array(Math.max(buffer.length * 2, length + bytes));
    grown.set(buffer);
    buffer = grown;
  };
  const writeByte = (byte: number): void => {
    reserve(1);
    buffer[length++] = byte;
  };
  const writeVarUint = (value: number): void => {
    if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`Not an unsigned integer: ${value}`);
    let rest = value;
    while (rest >= 0x80) {
      writeByte((rest % 128) | 0x80);
      rest = Math.floor(rest / 128);
    }
    writeByte(rest);
  };
  const writeBytes = (bytes: Uint8Array): void => {
    reserve(bytes.length);
    buffer.set(bytes, length);
    length += bytes.length;
  };
  return {
    writeByte,
    writeVarUint,
    writeBytes,
    writeRun(bytes) {
      writeVarUint(bytes.length);
      writeBytes(bytes);
    },
    finish: () => buffer.slice(0, length),
  };
}

/**
 * Runs a parser over bytes from outside. Answers `undefined` when they are not bytes, end early, or (unless the
 * parser takes the rest itself) have something left over.
 */
export function parseBytes<T>(payload: unknown, parse: (reader: ByteReader) => T | undefined): T | undefined {
  if (!(payload instanceof Uint8Array)) return undefined;
  const reader = createReader(payload);
  try {
    const value = parse(reader);
    return reader.remaining === 0 ? value : undefined;
  } catch (error) {
    if (error instanceof MalformedBytes) return undefined;
    throw error;
  }
}
