/** A part of a PNG file. */
export interface PngChunk {
  /** Four letters, such as IHDR. */
  readonly type: string;
  readonly content: Uint8Array<ArrayBuffer>;
  /** Where it begins and ends in the file, with its length and its checksum. */
  readonly from: number;
  readonly to: number;
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Length and type before the content, a checksum after it. */
const HEAD_BYTES = 8;
const SUM_BYTES = 4;

export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, index) => bytes[index] === byte);
}

/** The chunks, as far as the file is one: it ends with the first that says to be longer than the file. */
export function* pngChunks(bytes: Uint8Array<ArrayBuffer>): Iterable<PngChunk> {
  if (!isPng(bytes)) return;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let from = SIGNATURE.length; from + HEAD_BYTES + SUM_BYTES <= bytes.length; ) {
    const start = from + HEAD_BYTES;
    const end = start + view.getUint32(from);
    const to = end + SUM_BYTES;
    if (to > bytes.length) return;
    const type = String.fromCharCode(...bytes.subarray(from + 4, start));
    yield { type, content: bytes.subarray(start, end), from, to };
    from = to;
  }
}

/** The bytes of a chunk as they are in a file. */
export function writeChunk(type: string, content: Uint8Array): Uint8Array<ArrayBuffer> {
  const chunk = new Uint8Array(HEAD_BYTES + content.length + SUM_BYTES);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, content.length);
  for (const [index, letter] of [...type].entries()) chunk[4 + index] = letter.charCodeAt(0);
  chunk.set(content, HEAD_BYTES);
  view.setUint32(HEAD_BYTES + content.length, crc32(chunk.subarray(4, HEAD_BYTES + content.length)));
  return chunk;
}

/** The checksum of PNG and zip, with its polynomial from the lowest bit up. */
function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (CRC_TABLE[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1;
  return sum;
});
