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
  return new Reader(bytes);
}

/** A class, as the writer is: every message has one, and a handful of functions of its own would be most of what it leaves behind. */
class Reader implements ByteReader {
  readonly #bytes: Uint8Array;
  #position = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get remaining(): number {
    return this.#bytes.length - this.#position;
  }

  readVarUint(): number {
    let value = 0;
    for (let factor = 1; factor <= LAST_FACTOR; factor *= 128) {
      const byte = this.#bytes[this.#position++];
      if (byte === undefined) throw new MalformedBytes('A number ends early.');
      value += (byte & 0x7f) * factor;
      if (byte < 0x80 && value <= Number.MAX_SAFE_INTEGER) return value;
    }
    throw new MalformedBytes('A number is too large.');
  }

  readBytes(length: number): Uint8Array {
    if (length > this.remaining) throw new MalformedBytes('The bytes end early.');
    this.#position += length;
    return this.#bytes.subarray(this.#position - length, this.#position);
  }

  readRun(): Uint8Array {
    return this.readBytes(this.readVarUint());
  }

  readRest(): Uint8Array {
    return this.readBytes(this.remaining);
  }
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
  return new Writer(capacityBytes);
}

class Writer implements ByteWriter {
  #buffer: Uint8Array;
  #length = 0;

  constructor(capacityBytes: number) {
    this.#buffer = new Uint8Array(Math.max(capacityBytes, 8));
  }

  writeByte(byte: number): void {
    this.#reserve(1);
    this.#buffer[this.#length++] = byte;
  }

  writeVarUint(value: number): void {
    if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`Not an unsigned integer: ${value}`);
    let rest = value;
    while (rest >= 0x80) {
      this.writeByte((rest % 128) | 0x80);
      rest = Math.floor(rest / 128);
    }
    this.writeByte(rest);
  }

  writeBytes(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#buffer.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  writeRun(bytes: Uint8Array): void {
    this.writeVarUint(bytes.length);
    this.writeBytes(bytes);
  }

  finish(): Uint8Array {
    return this.#buffer.slice(0, this.#length);
  }

  #reserve(bytes: number): void {
    if (this.#length + bytes <= this.#buffer.length) return;
    const grown = new Uint8Array(Math.max(this.#buffer.length * 2, this.#length + bytes));
    grown.set(this.#buffer);
    this.#buffer = grown;
  }
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
