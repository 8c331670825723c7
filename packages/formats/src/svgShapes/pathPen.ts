import type { Point } from '@drawbridge/board';
import { type Arc, arcCurves } from './arcCurves.ts';
import type { PathPiece, Subpath } from './pathPiece.ts';

/** What draws a path piece by piece. All coordinates are absolute, and all curves become cubic ones. */
export interface PathPen {
  readonly at: Point;
  readonly subpaths: readonly Subpath[];
  /** Of pieces, and places to which the pen was lifted. */
  readonly count: number;
  move(x: number, y: number): void;
  line(x: number, y: number): void;
  cubic(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void;
  quadratic(x1: number, y1: number, x: number, y: number): void;
  /** Curves that go on as the one of their kind before them ended. */
  smoothCubic(x2: number, y2: number, x: number, y: number): void;
  smoothQuadratic(x: number, y: number): void;
  arc(arc: Arc, x: number, y: number): void;
  close(): void;
}

export function createPathPen(): PathPen {
  const subpaths: Subpath[] = [];
  let at: Point = { x: 0, y: 0 };
  let count = 0;
  /** The last control point of the curve before, by its kind. */
  let lastCubic: Point | undefined;
  let lastQuadratic: Point | undefined;

  function open(): Subpath {
    const last = subpaths.at(-1);
    if (last && !last.isClosed) return last;
    const next = { ...at, pieces: [], isClosed: false };
    subpaths.push(next);
    return next;
  }

  function add(control: PathPiece['control'], x: number, y: number): void {
    open().pieces.push({ control, x, y });
    at = { x, y };
    count += 1;
    lastCubic = undefined;
    lastQuadratic = undefined;
  }

  const mirrored = (last: Point | undefined): Point =>
    last ? { x: 2 * at.x - last.x, y: 2 * at.y - last.y } : at;

  const pen: PathPen = {
    subpaths,
    get at() {
      return at;
    },
    get count() {
      return count;
    },
    move(x, y) {
      at = { x, y };
      subpaths.push({ x, y, pieces: [], isClosed: false });
      count += 1;
      lastCubic = undefined;
      lastQuadratic = undefined;
    },
    line: (x, y) => add(undefined, x, y),
    cubic(x1, y1, x2, y2, x, y) {
      add([x1, y1, x2, y2], x, y);
      lastCubic = { x: x2, y: y2 };
    },
    quadratic(x1, y1, x, y) {
      const third = (from: number, control: number): number => from + (2 / 3) * (control - from);
      add([third(at.x, x1), third(at.y, y1), third(x, x1), third(y, y1)], x, y);
      lastQuadratic = { x: x1, y: y1 };
    },
    smoothCubic(x2, y2, x, y) {
      const { x: x1, y: y1 } = mirrored(lastCubic);
      pen.cubic(x1, y1, x2, y2, x, y);
    },
    smoothQuadratic(x, y) {
      const { x: x1, y: y1 } = mirrored(lastQuadratic);
      pen.quadratic(x1, y1, x, y);
    },
    arc(arc, x, y) {
      for (const piece of arcCurves(at, arc, { x, y })) add(piece.control, piece.x, piece.y);
    },
    close() {
      const subpath = open();
      subpath.isClosed = true;
      at = { x: subpath.x, y: subpath.y };
      lastCubic = undefined;
      lastQuadratic = undefined;
    },
  };
  return pen;
}
