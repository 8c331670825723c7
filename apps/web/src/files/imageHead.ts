import { readImageHead, type ImageHead as StoredHead } from '@drawbridge/protocol';

/** What an image file says of itself in its first bytes. */
export type ImageHead = StoredHead | { readonly type: 'image/svg+xml'; readonly size?: undefined };

/** Type and size of what somebody has, by its content; `undefined` for what is no image. Drawings are images here. */
export function readHead(bytes: Uint8Array): ImageHead | undefined {
  return readImageHead(bytes) ?? (isSvg(bytes) ? { type: 'image/svg+xml' } : undefined);
}

/** An XML document whose first element is svg, after whatever may stand before it. */
function isSvg(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes.subarray(0, 4096));
  return /^\s*(<\?xml[^>]*\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>]*>|\s)*<svg[\s>]/i.test(text);
}
