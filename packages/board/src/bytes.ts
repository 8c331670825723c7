/** Grows as it is written; `finish` hands out the bytes. Numbers are little-endian. */
export interface ByteWriter {
  byte(value: number): void;
  /** 1 byte below 128, up to 8 for the largest safe integer. */
  uint(value: number): void;
  /** Zig-zag: small numbers of either sign stay small. */
  int(value: number): void;
  text(value: string): void;
  bytes(value: Uint8Array): void;
  finish(): Uint8Array<ArrayBuffer>;
}

/**
 * Reads what a ByteWriter wrote, from bytes that may be anything: past the end every read gives zero or
 * nothing, and `ok` is false from then on. It never throws and never allocates more than it was given.
 */
export interface ByteReader {
  readonly ok: boolean;
  /** Bytes not read yet. */
  readonly left: number;
  byte(): number;
  uint(): number;
  int(): number;
  /** Empty (and not `ok`) when longer than `maxBytes`. */
  text(maxBytes: number): string;
  bytes(): Uint8Array;
}

export function createByteWriter(): ByteWriter {
  let buffer = new Uint8Array(64);
  let length = 0;

  const writer: ByteWriter = {
    byte(value) {
      reserve(1);
      buffer[length++] = value;
    },
    uint(value) {
      let rest = value;
      while (rest > 127) {
        writer.byte((rest % 128) | 128);
        rest = Math.floor(rest / 128);
      }
      writer.byte(rest);
    },
    int(value) {
      writer.uint(value < 0 ? -2 * value - 1 : 2 * value);
    },
    text(value) {
      writer.bytes(new TextEncoder().encode(value));
    },
    bytes(value) {
      writer.uint(value.length);
      reserve(value.length);
      buffer.set(value, length);
      length += value.length;
    },
    finish: () => buffer.slice(0, length),
  };

  function reserve(count: number): void {
    if (length + count <= buffer.length) return;
    const larger = new Uint8Array(Math.max(2 * buffer.length, length + count));
    larger.set(buffer);
    buffer = larger;
  }

  return writer;
}

export function createByteReader(input: Uint8Array): ByteReader {
  let position = 0;
  let ok = true;

  function fail(): number {
    ok = false;
    position = input.length;
    return 0;
  }

  function byte(): number {
    return position < input.length ? (input[position++] ?? 0) : fail();
  }

  function uint(): number {
    let value = 0;
    for (let scale = 1; scale <= Number.MAX_SAFE_INTEGER; scale *= 128) {
      const next = byte();
      value += (next & 127) * scale;
      if (next < 128) return value <= Number.MAX_SAFE_INTEGER ? value : fail();
    }
    return fail();
  }

  function bytes(): Uint8Array {
    const length = uint();
    if (length > input.length - position) fail();
    const start = position;
    position = Math.min(input.length, start + length);
    return input.subarray(start, position);
  }

  return {
    get ok() {
      return ok;
    },
    get left() {
      return input.length - position;
    },
    byte,
    uint,
    int() {
      const value = uint();
      return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
    },
    text(maxBytes) {
      const encoded = bytes();
      if (encoded.length > maxBytes) fail();
      return encoded.length > maxBytes ? '' : new TextDecoder().decode(encoded);
    },
    bytes,
  };
}
