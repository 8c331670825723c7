/** What an image file says of itself in its first bytes. */
export interface ImageHead {
  /** A MIME type. */
  readonly type: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'image/avif' | 'image/svg+xml';
  /** In px. Nothing where the head does not say, as in SVG and AVIF. */
  readonly size?: { readonly w: number; readonly h: number } | undefined;
}

/** As many first bytes as it takes; photographs have previews and profiles before their size. */
export const IMAGE_HEAD_BYTES = 256 * 1024;

/**
 * Type and size of an image by its content, whatever it is called, without decoding it; `undefined` for what is no image.
 * PNG: RFC 2083 §3; GIF89a §18; JPEG: ITU T.81 Annex B; WebP: its container specification.
 */
export function readImageHead(bytes: Uint8Array): ImageHead | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (hasText(bytes, 0, '\x89PNG\r\n\x1a\n')) {
    return {
      type: 'image/png',
      size: bytes.length < 24 ? undefined : sizeOf(view.getUint32(16), view.getUint32(20)),
    };
  }
  if (hasText(bytes, 0, 'GIF87a') || hasText(bytes, 0, 'GIF89a')) {
    const isWhole = bytes.length >= 10;
    return {
      type: 'image/gif',
      size: isWhole ? sizeOf(view.getUint16(6, true), view.getUint16(8, true)) : undefined,
    };
  }
  if (hasText(bytes, 0, '\xff\xd8\xff')) return { type: 'image/jpeg', size: jpegSize(view) };
  if (hasText(bytes, 0, 'RIFF') && hasText(bytes, 8, 'WEBP'))
    return { type: 'image/webp', size: webpSize(bytes, view) };
  if (hasText(bytes, 4, 'ftypavif') || hasText(bytes, 4, 'ftypavis')) return { type: 'image/avif' };
  return isSvg(bytes) ? { type: 'image/svg+xml' } : undefined;
}

function sizeOf(w: number, h: number): ImageHead['size'] {
  return w > 0 && h > 0 ? { w, h } : undefined;
}

/** The size in the first frame header. Segments before it are skipped by their length. */
function jpegSize(view: DataView): ImageHead['size'] {
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return undefined;
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

function webpSize(bytes: Uint8Array, view: DataView): ImageHead['size'] {
  if (bytes.length < 30) return undefined;
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

function hasText(bytes: Uint8Array, at: number, text: string): boolean {
  return [...text].every((letter, index) => bytes[at + index] === letter.charCodeAt(0));
}

/** An XML document whose first element is svg, after whatever may stand before it. */
function isSvg(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes.subarray(0, 4096));
  return /^\s*(<\?xml[^>]*\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>]*>|\s)*<svg[\s>]/i.test(text);
}
