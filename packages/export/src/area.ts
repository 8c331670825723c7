import { type Box, expandBox, rotatedBounds, type Shape, type ShapeId } from '@drawbridge/board';
import { pictureBox } from '@drawbridge/shapes';

/** Room around what is drawn, in page px. */
export const PADDING_PX = 16;
const NOTHING: Box = { x: 0, y: 0, w: 0, h: 0 };

/** What of a board is wanted; without either, all of it. */
export interface Part {
  /** Only what is seen in this frame, up to its edge. */
  readonly frame?: ShapeId | undefined;
  /** Only these shapes. */
  readonly only?: readonly ShapeId[] | undefined;
}

/** A part of the page, and the shapes that are to be seen there, from back to front. */
export interface Area {
  readonly shapes: readonly Shape[];
  readonly box: Box;
}

/** Undefined when there is no such frame. Sizes of texts count: fonts have to be there. */
export function areaOf(shapes: readonly Shape[], { frame, only }: Part): Area | undefined {
  if (frame !== undefined) {
    const found = shapes.find(({ id }) => id === frame);
    return found?.type === 'frame' ? insideOf(found, shapes) : undefined;
  }
  const wanted = new Set(only);
  const chosen = only ? shapes.filter(({ id }) => wanted.has(id)) : shapes;
  return { shapes: chosen, box: expandBox(pictureBox(chosen) ?? NOTHING, PADDING_PX) };
}

/** What is seen in a frame, without its own line, which would lie on the edge. */
export function insideOf(frame: Shape, shapes: readonly Shape[]): Area {
  return {
    shapes: shapes.filter(({ id }) => id !== frame.id),
    box: rotatedBounds(frame, frame.rotation),
  };
}
