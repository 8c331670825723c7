import type { Point } from '../../box.ts';
import type { Edges } from './surroundings.ts';

/** The upright and level lines that a way may run along, in order, and which of their pieces lead through a box. */
export interface Lines {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** Whether the piece of the level line `row` right of `column` leads through. */
  isLevelPieceBlocked(column: number, row: number): boolean;
  /** Whether the piece of the upright line `column` below `row` does. */
  isUprightPieceBlocked(column: number, row: number): boolean;
}

/** Through all sides of the boxes, and all points. */
export function createLines(boxes: readonly Edges[], points: readonly Point[]): Lines {
  const xs = inOrder([...boxes.flatMap(({ left, right }) => [left, right]), ...points.map(({ x }) => x)]);
  const ys = inOrder([...boxes.flatMap(({ top, bottom }) => [top, bottom]), ...points.map(({ y }) => y)]);
  const columns = boxes.map(({ left, right }) => [xs.indexOf(left), xs.indexOf(right)] as const);
  const rows = boxes.map(({ top, bottom }) => [ys.indexOf(top), ys.indexOf(bottom)] as const);

  function leadsThrough(lines: Spans, across: number, pieces: Spans, piece: number): boolean {
    return lines.some(([first, last], index) => {
      const [from = 0, to = 0] = pieces[index] ?? [];
      return across > first && across < last && piece >= from && piece < to;
    });
  }

  return {
    xs,
    ys,
    isLevelPieceBlocked: (column, row) => leadsThrough(rows, row, columns, column),
    isUprightPieceBlocked: (column, row) => leadsThrough(columns, column, rows, row),
  };
}

type Spans = readonly (readonly [first: number, last: number])[];

function inOrder(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}
