import type { Shape, ShapeId } from '@drawbridge/board';
import { estimateText, type MeasureText } from './textBox.ts';
import type { ExcalidrawElement } from './writeElement.ts';
import { type Writing, writeShape } from './writeTypes.ts';

/** Excalidraw's elements for shapes from back to front. What they say of shapes that are not among them is left out. */
export function writeElements(
  shapes: readonly Shape[],
  measure: MeasureText = estimateText,
): ExcalidrawElement[] {
  const writing = { ...relationsAmong(shapes), measure };
  return framesLast(shapes).flatMap((shape) => writeShape(shape, writing));
}

function relationsAmong(shapes: readonly Shape[]): Omit<Writing, 'measure'> {
  const ids = new Set(shapes.map(({ id }) => id));
  const arrows = new Map<ShapeId, ShapeId[]>();
  for (const shape of shapes) {
    if (shape.type !== 'arrow') continue;
    for (const bound of new Set([shape.start?.id, shape.end?.id])) {
      if (bound !== undefined) arrows.set(bound, [...(arrows.get(bound) ?? []), shape.id]);
    }
  }
  return { isWritten: (id) => ids.has(id), arrowsOf: (id) => arrows.get(id) ?? NONE };
}

const NONE: readonly ShapeId[] = [];

/** Excalidraw has a frame right after the last shape in it. */
function framesLast(shapes: readonly Shape[]): Shape[] {
  const lastIn = new Map(shapes.map(({ frame }, index) => [frame, index]));
  const place = (shape: Shape, index: number): number =>
    shape.type === 'frame' ? Math.max(index, lastIn.get(shape.id) ?? index) : index;
  return shapes
    .map((shape, index) => ({ shape, at: place(shape, index), isFrame: shape.type === 'frame' }))
    .sort((a, b) => a.at - b.at || Number(a.isFrame) - Number(b.isFrame))
    .map(({ shape }) => shape);
}
