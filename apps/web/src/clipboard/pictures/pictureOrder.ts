import type { Shape } from '@drawbridge/board';
import type { ImagePlaces } from '@drawbridge/editor';
import type { ThemeName } from '@drawbridge/shapes';
import type { BoardFont } from '../../fonts.ts';

/** A picture of shapes, to be made in a worker of its own. */
export interface PictureOrder {
  readonly format: PictureFormat;
  /** Back to front. */
  readonly shapes: readonly Shape[];
  readonly fonts: readonly BoardFont[];
  readonly images: ImagePlaces;
  /** How it is to look, if it is not to lie on any paper. */
  readonly look?: PictureLook;
}

export interface PictureLook {
  readonly theme: ThemeName;
  readonly hasPaper: boolean;
  /** Around the shapes, in page px. */
  readonly paddingPx: number;
}

export type PictureFormat = 'png' | 'svg';

export type PictureReply =
  | { readonly kind: 'picture'; readonly blob: Blob; readonly isReduced: boolean }
  /** The browser has no memory for it, or no canvas. */
  | { readonly kind: 'failed' };
