import { randomBytes } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';

/** A black picture as a PNG file (RFC 2083): grey, one byte a px. `declared` is the size that its head tells, if it lies. */
export function blackPng(width: number, height: number, declared = { width, height }): Buffer {
  return png(Buffer.alloc((width + 1) * height), declared);
}

/** As dark as ink, and of so many greys that it takes most of a byte for each px. */
export function noisyPng(width: number, height: number): Buffer {
  const rows = randomBytes((width + 1) * height).map((byte, at) =>
    at % (width + 1) === 0 ? 0 : byte & 0x3f,
  );
  return png(rows, { width, height });
}

/** Each row begins with the number of its filter, which is 0 for none. */
function png(rows: Uint8Array, { width, height }: { width: number; height: number }): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  const chunks = [chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks]);
}

/** A chunk of a PNG file: its length, its type, what is in it, and a checksum. */
export function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
