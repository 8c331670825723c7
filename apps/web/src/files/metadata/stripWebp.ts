import { asciiAt, concatBytes } from '@drawbridge/protocol';
import { ascii, sliceOf, viewOf } from './bytes.ts';
import { onlyOrientation } from './orientation.ts';

const RIFF_HEAD_BYTES = 12;
const CHUNK_HEAD_BYTES = 8;
/** Of a frame of an animation, before its own chunks. */
const FRAME_HEAD_BYTES = 16;

const KEPT = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
const KEPT_IN_FRAME = new Set(['VP8 ', 'VP8L', 'ALPH']);

/** Of the flags of VP8X. */
const HAS_EXIF = 0b1000;
const HAS_XMP = 0b0100;

/**
 * WebP is a RIFF file: chunks with a name and a length, each filled up to an even one (WebP Container Specification). Chunks that
 * the picture does not need are dropped: EXIF, XMP, and all that nobody knows; the first one says what there is.
 */
export function stripWebp(bytes: Uint8Array): Uint8Array | undefined {
  const end = CHUNK_HEAD_BYTES + viewOf(bytes).getUint32(4, true);
  const file = sliceOf(bytes, 0, end);
  const chunks = chunksOf(file, RIFF_HEAD_BYTES).flatMap(keptOf);
  if (chunks.length === 0) return undefined;
  const whole = concatBytes([file.slice(0, RIFF_HEAD_BYTES), ...chunks]);
  const hasExif = chunks.some((chunk) => nameOf(chunk) === 'EXIF');
  viewOf(whole).setUint32(4, whole.length - CHUNK_HEAD_BYTES, true);
  if (asciiAt(whole, RIFF_HEAD_BYTES, 4) === 'VP8X') tellFlags(whole, hasExif);
  return whole;
}

function tellFlags(whole: Uint8Array, hasExif: boolean): void {
  const at = RIFF_HEAD_BYTES + CHUNK_HEAD_BYTES;
  whole[at] = ((whole[at] ?? 0) & ~(HAS_EXIF | HAS_XMP)) | (hasExif ? HAS_EXIF : 0);
}

/** @throws RangeError when one is cut short. */
function chunksOf(bytes: Uint8Array, start: number): Uint8Array[] {
  const view = viewOf(bytes);
  const chunks: Uint8Array[] = [];
  for (let at = start; at < bytes.length; ) {
    const length = view.getUint32(at + 4, true);
    const chunk = sliceOf(bytes, at, at + CHUNK_HEAD_BYTES + length);
    chunks.push(evened(chunk));
    at += chunk.length + (length % 2);
  }
  return chunks;
}

/** Some programs leave out the last byte that fills up. */
function evened(chunk: Uint8Array): Uint8Array {
  return chunk.length % 2 === 0 ? chunk : concatBytes([chunk, Uint8Array.of(0)]);
}

function nameOf(chunk: Uint8Array): string {
  return asciiAt(chunk, 0, 4);
}

function keptOf(chunk: Uint8Array): Uint8Array[] {
  const name = nameOf(chunk);
  if (name === 'EXIF') return turned(chunk);
  if (!KEPT.has(name)) return [];
  return [name === 'ANMF' ? frameOf(chunk) : chunk];
}

function frameOf(chunk: Uint8Array): Uint8Array {
  const start = CHUNK_HEAD_BYTES + FRAME_HEAD_BYTES;
  const kept = chunksOf(chunk, start).filter((part) => KEPT_IN_FRAME.has(nameOf(part)));
  return named('ANMF', concatBytes([sliceOf(chunk, CHUNK_HEAD_BYTES, start), ...kept]));
}

/** Some programs write before it what stands before it in JPEG. */
function turned(chunk: Uint8Array): Uint8Array[] {
  const content = chunk.subarray(CHUNK_HEAD_BYTES);
  const tiff = onlyOrientation(asciiAt(content, 0, 6) === 'Exif\0\0' ? content.subarray(6) : content);
  return tiff ? [named('EXIF', tiff)] : [];
}

/** Of an even length. */
function named(name: string, content: Uint8Array): Uint8Array {
  const head = concatBytes([ascii(name), new Uint8Array(4)]);
  viewOf(head).setUint32(4, content.length, true);
  return concatBytes([head, content]);
}
