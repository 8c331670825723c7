import type { LibraryResult } from '../excalidraw/library.ts';
import type { ReadLimits } from '../limits.ts';
import type { ReadShapes } from '../report.ts';

/** What a file turned out to be. */
export type OpenedFile =
  | OpenedBoard
  /** Things to be put on boards again and again. */
  | Extract<LibraryResult, { kind: 'library' }>
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
  /** It is an image as well, and can be taken as that instead. */
  readonly isPicture?: true;
}

/** What a file may be. */
export interface FileLimits extends ReadLimits {
  readonly bytes: number;
}
