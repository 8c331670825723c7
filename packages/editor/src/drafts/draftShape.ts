import { readShape, type Shape, type ShapeDraft } from '@drawbridge/board';

/** A shape in progress; a type that this version does not know becomes the usual placeholder. */
export function draftShape({ id, type, x, y, w, h, rotation, style }: ShapeDraft['shape']): Shape {
  const fields = new Map<string, unknown>([
    ['k', { type }],
    ['g', [x, y, w, h, rotation]],
    ['s', style],
  ]);
  return readShape(id, fields);
}
