import type { Box, NewShape, Shape, ShapeId } from '@drawbridge/board';
import type { ReadLimits } from '../limits.ts';
import { safeLink } from '../safeLink.ts';
import type { PictureCutter } from './cutPicture.ts';
import type { Fields } from './fields.ts';
import type { ShapeNotes } from './notes.ts';
import type { PlacedShape } from './placeShapes.ts';

/** A shape that was read, with its id. */
export type Read = NewShape<Shape> & { readonly id: ShapeId };

/** What one of tldraw's shapes is here: one shape of its id, or several in a group, that one first. */
export interface ReadOne {
  readonly shapes: readonly [Read, ...Read[]];
  /** As large as it was, in its own coordinates: bindings are shares of it. */
  readonly bounds: Box;
}

export interface Surroundings extends ShapeNotes {
  readonly limits: ReadLimits;
  /** By their ids: what images, films and bookmarks show. */
  readonly assets: ReadonlyMap<unknown, Fields>;
  readonly cutPicture: PictureCutter;
  /** Says where the bytes of the image are that the shape shows. */
  readonly showImage: (dataUrl: string) => void;
}

export type Reader = (shape: PlacedShape, around: Surroundings) => ReadOne | undefined;

/** What shapes of all types have in common. */
export function commonOf({ id, groups, frame, locked }: PlacedShape, link: string) {
  return { id, groups, frame, locked, link };
}

/** Where a click on the shape leads. */
export function linkOf(url: unknown, notes: ShapeNotes): string {
  const link = safeLink(url);
  if (link === '' && typeof url === 'string' && url !== '') notes.leftOut('Links that could do harm');
  return link;
}
