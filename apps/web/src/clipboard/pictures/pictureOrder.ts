import type { Shape, ShapeId } from '@drawbridge/board';
import type { ImagePlaces } from '@drawbridge/editor';
import type { Look, PictureFont, Within } from '@drawbridge/export';

/** A picture of shapes, to be made in a worker of its own. */
export interface PictureOrder {
  readonly format: PictureFormat;
  /** Back to front. */
  readonly shapes: readonly Shape[];
  readonly fonts: readonly PictureFont[];
  readonly images: ImagePlaces;
  /** In the light and on paper, if nothing is said. */
  readonly look?: Look;
  /** Px of a PNG per px of the page. */
  readonly scale?: number;
  /** As large a PNG as fits into this, instead of `scale`. */
  readonly within?: Within | undefined;
  /** LIMIT of a PNG, instead of that of pictures that are copied. */
  readonly maxPx?: number;
  /** Only what is seen in this frame. */
  readonly frame?: ShapeId;
  /** What a document is called. */
  readonly title?: string;
}

export type PictureFormat = 'png' | 'svg' | 'pdf';

export const PLAIN_LOOK: Look = { theme: 'light', hasBackground: true };

export type PictureReply =
  | { readonly kind: 'picture'; readonly blob: Blob; readonly isReduced: boolean }
  /** The browser has no memory for it, or no canvas; or there is no such frame. */
  | { readonly kind: 'failed' };
