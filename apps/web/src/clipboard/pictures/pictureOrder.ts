import type { Shape } from '@drawbridge/board';
import type { FontFile, ImagePlaces } from '@drawbridge/editor';

/** A picture of shapes, to be made in a worker of its own. */
export interface PictureOrder {
  readonly format: PictureFormat;
  /** Back to front. */
  readonly shapes: readonly Shape[];
  readonly fonts: readonly FontFile[];
  readonly images: ImagePlaces;
}

export type PictureFormat = 'png' | 'svg';

export type PictureReply =
  | { readonly kind: 'picture'; readonly blob: Blob; readonly isReduced: boolean }
  /** The browser has no memory for it, or no canvas. */
  | { readonly kind: 'failed' };
