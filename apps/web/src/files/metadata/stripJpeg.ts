import { asciiAt, concatBytes } from '@drawbridge/protocol';
import { ascii, sliceOf, viewOf } from './bytes.ts';
import { onlyOrientation } from './orientation.ts';

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;

/** Of a JFIF segment, up to where a preview would begin. */
const JFIF_BYTES = 18;
const EXIF = 'Exif\0\0';

/**
 * JPEG is a row of segments, each with a marker and its length, and coded pixels behind some of them (ITU T.81 Annex B). Those
 * of applications (APPn) are dropped but for JFIF, colours (ICC.1 Annex B.4, Adobe's) and which way up; so are comments.
 */
export function stripJpeg(bytes: Uint8Array): Uint8Array | undefined {
  const view = viewOf(bytes);
  const kept = [sliceOf(bytes, 0, 2)];
  let isTurned = false;
  let at = 2;
  for (;;) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker === EOI) return concatBytes([...kept, sliceOf(bytes, at, at + 2)]);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = view.getUint16(at + 2);
    if (marker < 0xc0 || isAlone(marker) || length < 2) return undefined;
    const end = at + 2 + length;
    const segment = keptOf(marker, sliceOf(bytes, at, end), isTurned);
    if (marker === APP1 && segment) isTurned = true;
    if (segment) kept.push(segment);
    at = marker === SOS ? pixelsEnd(bytes, end) : end;
    if (at > end) kept.push(bytes.subarray(end, at));
  }
}

function keptOf(marker: number, segment: Uint8Array, isTurned: boolean): Uint8Array | undefined {
  // Tables, frames and scans; above them are the segments of applications, of extensions and comments.
  if (marker < APP0) return segment;
  switch (marker) {
    case APP0:
      return hasName(segment, 'JFIF\0') ? withoutPreview(segment) : undefined;
    case APP1:
      return hasName(segment, EXIF) && !isTurned ? turned(segment) : undefined;
    case APP2:
      return hasName(segment, 'ICC_PROFILE\0') ? segment : undefined;
    case APP14:
      return hasName(segment, 'Adobe') ? segment : undefined;
    default:
      return undefined;
  }
}

function hasName(segment: Uint8Array, name: string): boolean {
  return asciiAt(segment, 4, name.length) === name;
}

/** JFIF 1.02: the last two bytes before the preview are its sides. */
function withoutPreview(segment: Uint8Array): Uint8Array {
  const head = sliceOf(segment, 0, JFIF_BYTES).slice();
  head.set([0, JFIF_BYTES - 2], 2);
  head.set([0, 0], JFIF_BYTES - 2);
  return head;
}

function turned(segment: Uint8Array): Uint8Array | undefined {
  const tiff = onlyOrientation(segment.subarray(4 + EXIF.length));
  if (!tiff) return undefined;
  const length = 2 + EXIF.length + tiff.length;
  return concatBytes([Uint8Array.of(0xff, APP1, length >> 8, length & 0xff), ascii(EXIF), tiff]);
}

/** Where the next marker is. Among coded pixels, 0xff is followed by 0 or by a restart marker. */
function pixelsEnd(bytes: Uint8Array, start: number): number {
  let at = start;
  for (;;) {
    at = bytes.indexOf(0xff, at);
    if (at < 0) return bytes.length;
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !isRestart(next)) return at;
    at += next === 0xff ? 1 : 2;
  }
}

function isRestart(marker: number): boolean {
  return marker >= 0xd0 && marker <= 0xd7;
}

/** Markers without a length; where segments are, they have no business. */
function isAlone(marker: number): boolean {
  return isRestart(marker) || marker === SOI;
}
