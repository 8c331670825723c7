import type { Box, Comment, Shape, ShapeId, SharedItem } from '@drawbridge/board';
import type { ImagePlaces } from '@drawbridge/editor';
import type { Look, PictureFont, Within } from '@drawbridge/export';
import type { FileHistory } from '@drawbridge/formats';
import type { FormatId } from './formats.ts';

/** A file that is to be made of shapes, in a worker of its own. */
export interface ExportOrder {
  readonly format: FormatId;
  /** What the board is called. */
  readonly name: string;
  /** What the file that the board was opened from says beside its shapes. */
  readonly document?: string;
  /** What was said about it. */
  readonly comments?: readonly Comment[];
  /** What the board has at hand. */
  readonly library?: readonly SharedItem[];
  /** How it came to be. */
  readonly history?: FileHistory | undefined;
  readonly look: ExportLook;
  readonly fonts: readonly PictureFont[];
  readonly images: ImagePlaces;
  /** Only what is seen in this frame. */
  readonly frame?: ShapeId | undefined;
  /** As large as fits into this, instead of `look.scale`. */
  readonly within?: Within;
}

/** What one can choose. */
export interface ExportLook extends Look {
  /** Px per page px. */
  readonly scale: number;
  /** A picture has the drawing in it, so that it can be opened again. */
  readonly hasScene: boolean;
  /** The file has the bytes of images in it. */
  readonly hasImages: boolean;
  /** The file has the history of the board in it. */
  readonly hasHistory: boolean;
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
