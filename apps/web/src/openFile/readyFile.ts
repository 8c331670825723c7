import type { Box, Comment, NewItem, NewShape, Shape, ShapeId } from '@drawbridge/board';
import type { FileLimits, OpenedFile, Report } from '@drawbridge/formats';
import type { DrawnWith } from '../parts/lookInWorker.ts';

/** What to read, as the worker is told. */
export interface ReadOrder {
  readonly file: Blob;
  readonly name: string;
  readonly limits: FileLimits;
  /** How that is drawn which the file only describes. */
  readonly drawnWith: DrawnWith;
}

/** Shapes that only have to be put on a board. */
export interface ReadyBoard {
  readonly kind: 'board';
  /** The program whose file it is. */
  readonly from: string;
  readonly name: string;
  readonly report: Report;
  /** It is an image as well, and can be taken as that instead. */
  readonly isPicture?: true;
  /** What the file says beside its shapes, to be written back into files of that program. */
  readonly document?: string;
  /** Under ids of their own, so that they can join any board. */
  readonly shapes: readonly NewShape<Shape>[];
  /** What was said on the board, under ids of their own, too. */
  readonly comments: readonly Comment[];
  /** What the board had at hand. */
  readonly library: readonly NewItem[];
  /** Where they are, all together. */
  readonly box: Box;
  /** The bytes of images, or where they are to be had. */
  readonly images: ReadonlyMap<ShapeId, Blob | string>;
}

export type ReadyFile = ReadyBoard | Exclude<OpenedFile, { kind: 'board' }>;

/** The worker’s answer: a board comes as its head and then its shapes in parts, so that no part holds the page. */
export type ReadAnswer =
  | { readonly kind: 'head'; readonly head: ReadyFile }
  | { readonly kind: 'shapes'; readonly shapes: readonly NewShape<Shape>[] }
  | { readonly kind: 'end' };
