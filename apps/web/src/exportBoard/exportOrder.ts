import type { Box, Shape } from '@drawbridge/board';
import type { ImagePlaces } from '@drawbridge/editor';
import type { ThemeName } from '@drawbridge/shapes';
import type { BoardFont } from '../fonts.ts';
import type { FormatId } from './formats.ts';

/** A file that is to be made of shapes, in a worker of its own. */
export interface ExportOrder {
  readonly format: FormatId;
  /** What the board is called. */
  readonly name: string;
  readonly look: ExportLook;
  readonly fonts: readonly BoardFont[];
  readonly images: ImagePlaces;
  /** As large as fits into this, in px, instead of `look.scale`. */
  readonly within?: { readonly width: number; readonly height: number };
}

/** What one can choose. */
export interface ExportLook {
  /** Px per page px. */
  readonly scale: number;
  readonly theme: ThemeName;
  readonly hasPaper: boolean;
  /** A picture has the board in it, so that it can be opened again. */
  readonly hasBoard: boolean;
  /** The file has the bytes of images in it. */
  readonly hasImages: boolean;
  /** Around the shapes, in page px. */
  readonly paddingPx: number;
}

/** To the worker: shapes, back to front, in parts, and then what to do with them. */
export type ExportMessage =
  | { readonly kind: 'shapes'; readonly shapes: readonly Shape[] }
  | { readonly kind: 'order'; readonly order: ExportOrder };

export type ExportAnswer =
  /** Where the shapes are, as they are drawn. */
  | { readonly kind: 'box'; readonly box: Box }
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'done'; readonly blob: Blob };
