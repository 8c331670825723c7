import { boxAroundPoints, type Point } from '../box.ts';
import { packPoints, strokePoints } from '../points.ts';

/** What of a line or an arrow says where it goes. */
export interface PlacedPoints {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  /** As packPoints writes them, relative to (x, y). */
  readonly packed: Uint8Array;
}

/** The points of a line in page px. */
export function linePoints({ x, y, packed }: Pick<PlacedPoints, 'x' | 'y' | 'packed'>): Point[] {
  return strokePoints({ packed }).map((point) => ({ x: point.x + x, y: point.y + y }));
}

/** LIMIT of how exact points are kept: 0.05 / 2^3 page px. */
const RESOLUTION = 3;
const NO_PRESSURE = 0.5;

/** The line through these points, given in page px. */
export function placePoints(points: readonly Point[]): PlacedPoints {
  const box = boxAroundPoints(points);
  const local = points.map(({ x, y }) => ({ x: x - box.x, y: y - box.y, pressure: NO_PRESSURE }));
  return { ...box, packed: packPoints({ points: local, isPen: false }, RESOLUTION) };
}
