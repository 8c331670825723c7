import { joinBytes } from '../joinBytes.ts';

/*
 * PNG files, as "Portable Network Graphics (PNG) Specification (Third Edition)", W3C Recommendation 2025, says: eight bytes, and
 * then chunks of a length, a type of four letters, content, and a checksum of type and content.
 */

export const PNG_SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** Length, type and checksum. */
const FRAME_BYTES = 12;

export function pngChunk(type: string, ...content: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const length = content.reduce((sum, part) => sum + part.length, 0);
  const chunk = new Uint8Array(FRAME_BYTES + length);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, length);
  chunk.set(latin1(type), 4);
  let at = 8;
  for (const part of content) {
    chunk.set(part, at);
    at += part.length;
  }
  view.setUint32(at, crc32(chunk.subarray(4, at)));
  return chunk;
}

export interface PngChunk {
  readonly type: string;
  readonly content: Uint8Array<ArrayBuffer>;
  /** Where it begins and ends in the file, with its length and its checksum. */
  readonly from: number;
  readonly to: number;
}

/**
 * The chunks of a file, as far as they are whole; none of what is no PNG. Their checksums are nobody's business: what is in them is
 * checked anyway.
 */
export function* pngChunks(bytes: Uint8Array<ArrayBuffer>): Generator<PngChunk> {
  if (!PNG_SIGNATURE.every((byte, index) => bytes[index] === byte)) return;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let from = PNG_SIGNATURE.length; from + FRAME_BYTES <= bytes.length; ) {
    const to = from + FRAME_BYTES + view.getUint32(from);
    if (to > bytes.length) return;
    const type = String.fromCharCode(...bytes.subarray(from + 4, from + 8));
    yield { type, content: bytes.subarray(from + 8, to - 4), from, to };
    from = to;
  }
}

/** Signature and header, which always has this size. */
const HEAD_BYTES = PNG_SIGNATURE.length + FRAME_BYTES + 13;

/** The file with one more chunk, behind its header. */
export function insertPngChunk(png: Uint8Array, chunk: Uint8Array): Uint8Array<ArrayBuffer> {
  return joinBytes([png.subarray(0, HEAD_BYTES), chunk, png.subarray(HEAD_BYTES)]);
}

export function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** The checksum of chunks: annex D of the specification. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return ~crc >>> 0;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  return crc;
});
