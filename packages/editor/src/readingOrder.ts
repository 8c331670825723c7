import type { Box, Shape, ShapeId } from '@drawbridge/board';

type Placed = { readonly id: ShapeId; readonly box: Box };

/**
 * Shapes as one reads them: row by row, from left to right. A shape is in the row of those above it if its middle is no
 * lower than the bottom of any of them, so that one tall shape does not pull everything beside it into its row.
 */
export function inReadingOrder(shapes: Iterable<Shape>, boundsOf: (shape: Shape) => Box): ShapeId[] {
  const placed = [...shapes].map((shape): Placed => ({ id: shape.id, box: boundsOf(shape) }));
  placed.sort((a, b) => middleOf(a.box) - middleOf(b.box) || a.box.x - b.box.x || (a.id < b.id ? -1 : 1));
  return rowsOf(placed).flatMap((row) => row.sort((a, b) => a.box.x - b.box.x).map(({ id }) => id));
}

function rowsOf(placed: readonly Placed[]): Placed[][] {
  const rows: Placed[][] = [];
  let bottom = -Infinity;
  for (const shape of placed) {
    const { box } = shape;
    const row = rows.at(-1);
    if (row && middleOf(box) <= bottom) {
      row.push(shape);
      bottom = Math.min(bottom, box.y + box.h);
    } else {
      rows.push([shape]);
      bottom = box.y + box.h;
    }
  }
  return rows;
}

function middleOf({ y, h }: Box): number {
  return y + h / 2;
}
