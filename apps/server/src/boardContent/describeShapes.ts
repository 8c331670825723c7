import { linePoints, packedBounds, type Shape, type ShapeOf, strokePoints } from '@drawbridge/board';

/** A shape as programs read it: what packs its points, put into numbers. Lists of points are `[x, y]` in page px. */
export function describeShape(shape: Shape): object {
  // What it carries along of another program's file is nobody's business but that of who writes such files.
  const { foreign: _foreign, ...known } = shape;
  if (!('packed' in shape)) return known;
  const { packed: _packed, ...rest } = shape;
  const points = shape.type === 'draw' || shape.type === 'highlight' ? strokeOf(shape) : lineOf(shape);
  return { ...rest, points };
}

function lineOf(shape: ShapeOf<'line' | 'arrow'>): number[][] {
  return linePoints(shape).map(({ x, y }) => [exact(x), exact(y)]);
}

/** A stroke is as large as its box says, whatever its points say. */
function strokeOf(shape: ShapeOf<'draw' | 'highlight'>): number[][] {
  const own = packedBounds(shape.packed);
  const across = scale(shape.w, own.w);
  const down = scale(shape.h, own.h);
  return strokePoints(shape).map(({ x, y }) => [exact(shape.x + x * across), exact(shape.y + y * down)]);
}

function scale(size: number, drawn: number): number {
  return drawn > 0 && size > 0 ? size / drawn : 1;
}

/** Points are kept in steps of a fraction of a px: more digits than these mean nothing. */
function exact(px: number): number {
  return Math.round(px * 1_000) / 1_000;
}
