import { packedBounds, packPoints, unpackPoints } from './points.ts';

/** Along which axes points are mirrored. */
export interface Mirrored {
  readonly x: boolean;
  readonly y: boolean;
}

/**
 * Packed points mirrored within their own bounds. They stay on the same steps, so that mirroring them again gives the same
 * bytes.
 */
export function mirrorPoints(packed: Uint8Array, mirrored: Mirrored): Uint8Array<ArrayBuffer> {
  const { points, isPen } = unpackPoints(packed);
  const { x, y, w, h } = packedBounds(packed);
  const [sumX, sumY] = [2 * x + w, 2 * y + h];
  const turned = points.map((point) => ({
    x: mirrored.x ? sumX - point.x : point.x,
    y: mirrored.y ? sumY - point.y : point.y,
    pressure: point.pressure,
  }));
  return packPoints({ points: turned, isPen }, resolutionOf(packed));
}

/** As packPoints was told. */
function resolutionOf(packed: Uint8Array): number {
  return (packed[0] ?? 0) >> 4;
}
