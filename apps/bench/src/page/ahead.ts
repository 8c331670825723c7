import type { Column } from '../report/cells/column.ts';
import { type CellResult, FLOOR, OURS, type Row } from '../report/cells/summary.ts';

/** A figure in which others are better than ours, the best of them first. */
export interface Ahead {
  readonly column: Column;
  readonly systems: readonly string[];
}

/** Other ways to run ours are no peers, nor is our page with nothing on the board. */
const NO_PEERS: readonly string[] = [FLOOR, OURS, 'polling', 'nodes', 'empty'];

/** Where others are ahead of ours: by the medians, and by more than the runs were apart. */
export function aheadOfOurs({ columns, rows }: CellResult): Ahead[] {
  const ours = rows.find(({ system }) => system === OURS);
  if (!ours) return [];
  return columns.flatMap((column) => {
    const systems = rows
      .filter((row) => !NO_PEERS.includes(row.system) && isAhead(row, ours, column))
      .sort((a, b) => (isBetter(column, medianOf(a, column), medianOf(b, column)) ? -1 : 1))
      .map(({ system }) => system);
    return systems.length > 0 ? [{ column, systems }] : [];
  });
}

function isAhead(row: Row, ours: Row, column: Column): boolean {
  const [theirs, own] = [row.values[column.key], ours.values[column.key]];
  if (!theirs || !own || column.better === undefined) return false;
  return column.better === 'less' ? theirs.most < own.least : theirs.least > own.most;
}

function isBetter({ better }: Column, a: number, b: number): boolean {
  return better === 'more' ? a > b : a < b;
}

function medianOf({ values }: Row, { key }: Column): number {
  return values[key]?.median ?? Number.NaN;
}
