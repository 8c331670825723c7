import type { Point } from '@drawbridge/board';
import type { PathPiece } from './pathPiece.ts';

export interface Arc {
  readonly rx: number;
  readonly ry: number;
  /** Of the ellipse, in degrees. */
  readonly turn: number;
  readonly isLarge: boolean;
  readonly isClockwise: boolean;
}

/** An arc of an ellipse as cubic curves of a quarter of a turn at most (SVG 2, appendix B.2.4); a line for one that is none. */
export function arcCurves(from: Point, arc: Arc, to: Point): PathPiece[] {
  if (from.x === to.x && from.y === to.y) return [];
  const phi = (arc.turn * Math.PI) / 180;
  const [cos, sin] = [Math.cos(phi), Math.sin(phi)];
  const [hx, hy] = [(from.x - to.x) / 2, (from.y - to.y) / 2];
  const [x1, y1] = [cos * hx + sin * hy, -sin * hx + cos * hy];
  let [rx, ry] = [Math.abs(arc.rx), Math.abs(arc.ry)];
  // Radii that do not reach from end to end grow until they do.
  const reach = Math.hypot(x1 / rx, y1 / ry);
  if (!(rx > 0 && ry > 0 && Number.isFinite(reach))) return [{ control: undefined, ...to }];
  if (reach > 1) [rx, ry] = [rx * reach, ry * reach];
  const square = (x1 / rx) ** 2 + (y1 / ry) ** 2;
  const side = arc.isLarge === arc.isClockwise ? -1 : 1;
  const factor = side * Math.sqrt(Math.max(0, 1 / square - 1));
  const [cx1, cy1] = [(factor * rx * y1) / ry, (-factor * ry * x1) / rx];
  const start = Math.atan2((y1 - cy1) / ry, (x1 - cx1) / rx);
  const end = Math.atan2((-y1 - cy1) / ry, (-x1 - cx1) / rx);
  let sweep = end - start;
  if (arc.isClockwise && sweep < 0) sweep += 2 * Math.PI;
  if (!arc.isClockwise && sweep > 0) sweep -= 2 * Math.PI;
  const center = {
    x: (from.x + to.x) / 2 + cos * cx1 - sin * cy1,
    y: (from.y + to.y) / 2 + sin * cx1 + cos * cy1,
  };
  const place = (x: number, y: number): Point => ({
    x: center.x + cos * rx * x - sin * ry * y,
    y: center.y + sin * rx * x + cos * ry * y,
  });
  const count = Math.max(1, Math.ceil(Math.abs(sweep) / (Math.PI / 2) - 1e-9));
  const reachOf = (4 / 3) * Math.tan(sweep / count / 4);
  return Array.from({ length: count }, (_, index): PathPiece => {
    const [a, b] = [start + (sweep * index) / count, start + (sweep * (index + 1)) / count];
    const first = place(Math.cos(a) - reachOf * Math.sin(a), Math.sin(a) + reachOf * Math.cos(a));
    const second = place(Math.cos(b) + reachOf * Math.sin(b), Math.sin(b) - reachOf * Math.cos(b));
    const last = index === count - 1 ? to : place(Math.cos(b), Math.sin(b));
    return { control: [first.x, first.y, second.x, second.y], ...last };
  });
}
