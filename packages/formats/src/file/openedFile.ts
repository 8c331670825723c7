import type { NewShape, Shape, ShapeId } from '@drawbridge/board';
import type { ReadLimits } from '../limits.ts';
import type { ReadShapes, Report } from '../report.ts';

/** What a file turned out to be. */
export type OpenedFile =
  | OpenedBoard
  | OpenedLibrary
  /** An image, and nothing but that. */
  | { readonly kind: 'picture' }
  /** Nothing of it can be had, for a reason in words for whoever brought it. */
  | { readonly kind: 'problem'; readonly words: string };

/** Shapes to be put on a board. */
export interface OpenedBoard extends ReadShapes {
  readonly kind: 'board';
  /** The program whose file it is. */
  readonly from: string;
  /** What a board made of it would be called. */
  readonly name: string;
}

/** Things to be put on boards again and again. */
export interface OpenedLibrary {
  readonly kind: 'library';
  readonly items: readonly LibraryItem[];
  readonly report: Report;
}

export interface LibraryItem {
  readonly name: string;
  readonly shapes: readonly NewShape<Shape>[];
  readonly images: ReadonlyMap<ShapeId, string>;
}

/** What a file may be. */
export interface FileLimits extends ReadLimits {
  readonly bytes: number;
}
