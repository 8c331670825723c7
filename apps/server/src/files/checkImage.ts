import { readImageHead } from '@drawbridge/protocol';

/** Why a file is not kept: it is no image, says of itself no size that makes sense, or one of too many px. */
export type ImageFault = 'type' | 'size' | 'pixels';

/**
 * Looks at the first bytes of a file. A few KB can say that they are a picture of gigabytes: every page that shows the board
 * would decode it. Nothing is decoded here; browsers go by the same sizes.
 */
export function faultOf(head: Uint8Array, maxPixels: number): ImageFault | undefined {
  const image = readImageHead(head);
  if (!image) return 'type';
  if (!image.size) return 'size';
  return image.size.w * image.size.h > maxPixels ? 'pixels' : undefined;
}
