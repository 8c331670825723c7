/** A piece of a path: a cubic curve or, without control points, a straight line. In the path's own coordinates. */
export interface PathPiece {
  readonly control: readonly [x1: number, y1: number, x2: number, y2: number] | undefined;
  readonly x: number;
  readonly y: number;
}

export interface Subpath {
  readonly x: number;
  readonly y: number;
  readonly pieces: PathPiece[];
  isClosed: boolean;
}
