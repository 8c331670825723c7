import type { Shape, ShapeId } from '@drawbridge/board';

/**
 * Excalidraw has a frame right after the last shape in it. `placeOf` tells of a frame that lay elsewhere what was right below
 * it there: null for nothing.
 */
export function framesLast(
  shapes: readonly Shape[],
  placeOf: (frame: ShapeId) => ShapeId | null | undefined = () => undefined,
): Shape[] {
  const isElsewhere = ({ id, type }: Shape): boolean => type === 'frame' && placeOf(id) !== undefined;
  const ordered = inUsualPlaces(shapes.filter((shape) => !isElsewhere(shape)));
  const rest = new Set(shapes.filter(isElsewhere));
  // Each may lie right above another one that is yet to be put in its place.
  for (let isDone = false; !isDone; ) {
    isDone = true;
    for (const frame of rest) {
      const below = placeOf(frame.id);
      const at = below === null ? 0 : ordered.findIndex(({ id }) => id === below) + 1;
      if (at === 0 && below !== null) continue;
      ordered.splice(at, 0, frame);
      rest.delete(frame);
      isDone = false;
    }
  }
  return rest.size > 0 ? framesLast(shapes) : ordered;
}

function inUsualPlaces(shapes: readonly Shape[]): Shape[] {
  const lastIn = new Map(shapes.map(({ frame }, index) => [frame, index]));
  const place = (shape: Shape, index: number): number =>
    shape.type === 'frame' ? Math.max(index, lastIn.get(shape.id) ?? index) : index;
  return shapes
    .map((shape, index) => ({ shape, at: place(shape, index), isFrame: shape.type === 'frame' }))
    .sort((a, b) => a.at - b.at || Number(a.isFrame) - Number(b.isFrame))
    .map(({ shape }) => shape);
}
