import {
  boxAroundPoints,
  distanceToPolyline,
  flattenPath,
  GEOMETRIC_KINDS,
  GEOMETRIC_TYPES,
  type GeometricShape,
  type GeometricType,
  type Path,
} from '@drawbridge/board';
import { memoize } from '@drawbridge/shapes';
import type { ShapeTransform } from './shapeTransform.ts';
import { normalizeRotation, type Stretch, stretchBox } from './stretch.ts';

/**
 * A shape of the table cannot be mirrored, but those that are the same from one side can be turned over instead: a triangle
 * upside down is one that is turned by half.
 */
const geometricTransform: ShapeTransform<GeometricShape> = {
  stretch(shape, stretch) {
    const box = stretchBox(shape, stretch);
    const half = isTurnedOver(GEOMETRIC_KINDS[shape.type].path, stretch) ? Math.PI : 0;
    return { ...shape, ...box, rotation: normalizeRotation(box.rotation + half) };
  },
};

// Each type of the table gets what takes any of them.
export const geometricTransforms = Object.fromEntries(
  GEOMETRIC_TYPES.map((type) => [type, geometricTransform]),
) as unknown as { readonly [Type in GeometricType]: ShapeTransform<Extract<GeometricShape, { type: Type }>> };

function isTurnedOver(path: Path, { sx, sy }: Stretch): boolean {
  const { acrossX, acrossY } = symmetriesOf(path);
  if (acrossX && acrossY) return false;
  if (sx < 0 && sy < 0) return true;
  return (sx < 0 && acrossY) || (sy < 0 && acrossX);
}

/** Whether the outline is the same from behind, as seen in a mirror that stands, and in one that lies. */
const symmetriesOf = memoize((path: Path) => {
  const line = flattenPath(path, 1, 1);
  const { x, y, w, h } = boxAroundPoints(line);
  const isSame = (mirrored: typeof line) =>
    mirrored.every((point) => distanceToPolyline(point, line) < TOLERANCE);
  return {
    acrossX: isSame(line.map((point) => ({ x: 2 * x + w - point.x, y: point.y }))),
    acrossY: isSame(line.map((point) => ({ x: point.x, y: 2 * y + h - point.y }))),
  };
});

/** Of the size of the shape: no two sides of a shape differ by less. */
const TOLERANCE = 0.01;
