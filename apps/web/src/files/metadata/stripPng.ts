import { asciiAt, concatBytes } from '@drawbridge/protocol';
import { ascii, sliceOf, viewOf } from './bytes.ts';
import { onlyOrientation } from './orientation.ts';

const SIGNATURE_BYTES = 8;
/** Length, type and checksum of a chunk. */
const AROUND_BYTES = 12;

/** What says how the picture looks: transparency, colours, size of a px, animation. */
const KEPT = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV mDCv cLLI cLLi pHYs acTL fcTL fdAT'.split(' '),
);

/**
 * PNG is a row of chunks, each with its length, type and checksum (PNG third edition §5, §11). Chunks that the picture does not
 * need are dropped: eXIf, tEXt, zTXt, iTXt, tIME, and all that nobody knows.
 */
export function stripPng(bytes: Uint8Array): Uint8Array | undefined {
  const view = viewOf(bytes);
  const kept = [sliceOf(bytes, 0, SIGNATURE_BYTES)];
  let at = SIGNATURE_BYTES;
  for (;;) {
    const type = asciiAt(bytes, at + 4, 4);
    const chunk = sliceOf(bytes, at, at + AROUND_BYTES + view.getUint32(at));
    if (KEPT.has(type)) kept.push(chunk);
    else if (type === 'eXIf') kept.push(...turned(chunk));
    else if (isCritical(type)) return undefined;
    if (type === 'IEND') return concatBytes(kept);
    at += chunk.length;
  }
}

/** A capital says that whoever does not know the chunk cannot show the picture. */
function isCritical(type: string): boolean {
  return /^[A-Z]/.test(type);
}

function turned(chunk: Uint8Array): Uint8Array[] {
  const tiff = onlyOrientation(chunk.subarray(8, -4));
  if (!tiff) return [];
  const named = concatBytes([ascii('eXIf'), tiff]);
  return [uint32(tiff.length), named, uint32(crcOf(named))];
}

function uint32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  viewOf(bytes).setUint32(0, value);
  return bytes;
}

/** PNG third edition, Annex D, bit by bit: it is for some thirty bytes. */
function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}
