import { asciiAt } from './byteRuns.ts';
import { isoBoxAt } from './isoBox.ts';

/** The kinds of images that boards take: what every browser shows and none runs. SVG is not among them: it can hold scripts. */
export type ImageType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'image/avif';

export interface ImageSize {
  readonly w: number;
  readonly h: number;
}

/** What an image file says of itself in its first bytes. */
export interface ImageHead {
  readonly type: ImageType;
  /** In px. Nothing where the head does not say, or makes no sense. */
  readonly size?: ImageSize | undefined;
}

/** As many first bytes as it takes: photographs have previews and profiles before their size. */
export const IMAGE_HEAD_BYTES = 1024 * 1024;

/**
 * Type and size of an image by its content, whatever it is called, without decoding it; `undefined` for what is no image. Never
 * throws. PNG: third edition §11.2.1; GIF89a §§18–20; JPEG: ITU T.81 Annex B; WebP: its container specification; AVIF: ISO/IEC 14496-12.
 */
export function readImageHead(bytes: Uint8Array): ImageHead | undefined {
  const type = typeOf(bytes);
  if (!type) return undefined;
  try {
    return { type, size: SIZES[type](bytes, new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)) };
  } catch (error) {
    // It ends in the middle of something.
    if (error instanceof RangeError) return { type };
    throw error;
  }
}

/** What files of each kind begin with (WHATWG MIME Sniffing, section 6.1; AVIF by its brand). */
function typeOf(bytes: Uint8Array): ImageType | undefined {
  if (hasText(bytes, 0, '\x89PNG\r\n\x1a\n')) return 'image/png';
  if (hasText(bytes, 0, 'GIF87a') || hasText(bytes, 0, 'GIF89a')) return 'image/gif';
  if (hasText(bytes, 0, '\xff\xd8\xff')) return 'image/jpeg';
  if (hasText(bytes, 0, 'RIFF') && hasText(bytes, 8, 'WEBP')) return 'image/webp';
  return hasText(bytes, 4, 'ftypavif') || hasText(bytes, 4, 'ftypavis') ? 'image/avif' : undefined;
}

type ReadSize = (bytes: Uint8Array, view: DataView) => ImageSize | undefined;

const SIZES: Readonly<Record<ImageType, ReadSize>> = {
  'image/png': (bytes, view) =>
    hasText(bytes, 12, 'IHDR') ? sizeOf(view.getUint32(16), view.getUint32(20)) : undefined,
  'image/gif': gifSize,
  'image/jpeg': jpegSize,
  'image/webp': webpSize,
  'image/avif': avifSize,
};

function sizeOf(w: number, h: number): ImageSize | undefined {
  return w > 0 && h > 0 ? { w, h } : undefined;
}

/** Of the screen, or of the first picture where that is larger: browsers make room for it. */
function gifSize(bytes: Uint8Array, view: DataView): ImageSize | undefined {
  const [w, h] = [view.getUint16(6, true), view.getUint16(8, true)];
  const table = bytes[10] ?? 0;
  let at = 13 + (table & 0x80 ? 3 * 2 ** ((table & 7) + 1) : 0);
  // Extensions: a label, then parts with their lengths, the last of which is 0.
  while (bytes[at] === 0x21) {
    at += 2;
    while (view.getUint8(at) > 0) at += 1 + view.getUint8(at);
    at += 1;
  }
  if (bytes[at] !== 0x2c || at + 9 > bytes.length) return sizeOf(w, h);
  const [left, top, width, height] = [1, 3, 5, 7].map((field) => view.getUint16(at + field, true));
  return sizeOf(Math.max(w, (left ?? 0) + (width ?? 0)), Math.max(h, (top ?? 0) + (height ?? 0)));
}

/** The size in the first frame header. Segments before it are skipped by their length. */
function jpegSize(_bytes: Uint8Array, view: DataView): ImageSize | undefined {
  let at = 2;
  while (view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) at += 1;
    else if (isFrameHeader(marker)) return sizeOf(view.getUint16(at + 7), view.getUint16(at + 5));
    else at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/** SOF0 to SOF15 but for three of that range, which mean something else. */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function webpSize(bytes: Uint8Array, view: DataView): ImageSize | undefined {
  if (hasText(bytes, 12, 'VP8X')) return sizeOf(1 + uint24(view, 24), 1 + uint24(view, 27));
  if (hasText(bytes, 12, 'VP8 '))
    return sizeOf(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
  if (!hasText(bytes, 12, 'VP8L')) return undefined;
  const bits = view.getUint32(21, true);
  return sizeOf(1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff));
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}

/** Boxes that hold others, and how many bytes stand before those. */
const OUTER_BOXES = new Map([
  ['meta', 4],
  ['iprp', 0],
  ['ipco', 0],
  ['moov', 0],
  ['trak', 0],
]);

/** The largest of what its pictures (`ispe`) and tracks (`tkhd`, in 65536ths of a px) say. */
function avifSize(bytes: Uint8Array, view: DataView): ImageSize | undefined {
  let largest: ImageSize = { w: 0, h: 0 };
  const take = (w: number, h: number): void => {
    if (w * h > largest.w * largest.h) largest = { w, h };
  };
  const look = (start: number, end: number): void => {
    for (let at = start; at + 8 <= end; ) {
      const { type, start: contentAt, end: endsAt } = isoBoxAt(bytes, at, bytes.length);
      const inner = OUTER_BOXES.get(type);
      if (inner !== undefined) look(contentAt + inner, Math.min(endsAt, end));
      else if (type === 'ispe') take(view.getUint32(contentAt + 4), view.getUint32(contentAt + 8));
      else if (type === 'tkhd') take(view.getUint16(endsAt - 8), view.getUint16(endsAt - 4));
      at = endsAt;
    }
  };
  look(0, bytes.length);
  return sizeOf(largest.w, largest.h);
}

function hasText(bytes: Uint8Array, at: number, text: string): boolean {
  return asciiAt(bytes, at, text.length) === text;
}
