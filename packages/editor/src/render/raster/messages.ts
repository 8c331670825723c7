import type { FontFile, ThemeName } from '@drawbridge/shapes';
import type { ImagePlaces } from '../imageSource.ts';
import type { PackedShapes, Placements } from './packShapes.ts';

/*
 * What the main thread and a raster thread say to each other.
 *
 * The thread keeps a mirror of the scene. Deltas bring it up to date; each has a number, one more than the last.
 * Jobs ask for a piece of the picture, and each is answered with the number of the last delta that the picture shows, or
 * given up when it is cancelled before that.
 * Shapes are named by their slot in the scene. Fonts and where images are come first; a thread that has loaded one, or what
 * rough lines are drawn with, says so, because what it drew with that before looks different now.
 */

/** Main thread → raster thread. */
export type RasterOrder = Delta | RasterJob | CancelOrder | FontOrder | ImagesOrder | LocalImageOrder;

export interface Delta {
  readonly kind: 'delta';
  readonly version: number;
  /** All shapes are forgotten; before all else in the delta. */
  readonly reset?: true | undefined;
  /** Every shape moves by this much, in page px; before all that follows here. */
  readonly shift?: { readonly dx: number; readonly dy: number } | undefined;
  readonly removed?: Uint32Array | undefined;
  /** New shapes, and those that look different. */
  readonly put?: PackedShapes | undefined;
  /** Shapes that look the same in another place. */
  readonly placed?: Placements | undefined;
  /** From now on these and no others are drawn in none of the pictures. */
  readonly hidden?: Uint32Array | undefined;
  /** From now on these and no others are lifted: the picture of lifted shapes shows them, the rest does not. */
  readonly lifted?: Uint32Array | undefined;
}

/** Which shapes a picture shows: all, all but the lifted ones, or only those. */
export type Content = 'all' | 'unlifted' | 'lifted';

export interface RasterJob {
  readonly kind: 'job';
  readonly id: number;
  readonly content: Content;
  readonly theme: ThemeName;
  /** px of the picture per page px. */
  readonly scale: number;
  /** Page point at the top left corner of the picture. */
  readonly x: number;
  readonly y: number;
  /** In px of the picture. */
  readonly width: number;
  readonly height: number;
}

/** Nobody wants this job any more. It is answered with `cancelled`, unless it is done already. */
export interface CancelOrder {
  readonly kind: 'cancel';
  readonly id: number;
}

export interface FontOrder {
  readonly kind: 'fonts';
  readonly fonts: readonly FontFile[];
}

/** Where images are; once. */
export interface ImagesOrder extends ImagePlaces {
  readonly kind: 'images';
}

/** One more image that is on this device. */
export interface LocalImageOrder {
  readonly kind: 'localImage';
  readonly name: string;
  readonly blob: Blob;
}

/** Raster thread → main thread. */
export type RasterReply<Image = ImageBitmap> =
  | RasterResult<Image>
  | { readonly kind: 'cancelled'; readonly id: number }
  | { readonly kind: 'looksChanged' };

export interface RasterResult<Image = ImageBitmap> {
  readonly kind: 'result';
  readonly id: number;
  readonly version: number;
  /** Missing when there is nothing to see. */
  readonly image?: Image | undefined;
}
