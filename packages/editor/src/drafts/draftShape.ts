import {
  type DrawShape,
  readShape,
  type Shape,
  type ShapeDraft,
  type StrokePoint,
  type Style,
} from '@drawbridge/board';

/** A stroke in progress as a shape, so that it is drawn by the very code that draws finished ones. */
export function strokeDraftShape(stroke: {
  id: string;
  style: Style;
  isPen: boolean;
  points: readonly StrokePoint[];
}): DrawShape {
  const { id, style, isPen, points } = stroke;
  const place = { x: 0, y: 0, w: 0, h: 0, rotation: 0, z: 'a0', author: '', created: 0 };
  return { id, type: 'draw', ...place, style, isPen, points, packed: new Uint8Array() };
}

/** A shape in progress; a type that this version does not know becomes the usual placeholder. */
export function draftShape({ id, type, x, y, w, h, rotation, style }: ShapeDraft['shape']): Shape {
  const fields = new Map<string, unknown>([
    ['k', { type }],
    ['g', [x, y, w, h, rotation]],
    ['s', style],
  ]);
  return readShape(id, fields);
}
