import type { Lines } from './lines.ts';
import { createQueue } from './queue.ts';
import { isLevel, opposite, SIDES, type Side, STEP_X, STEP_Y } from './side.ts';

/** What makes a way worse, in px of length. */
export interface Costs {
  readonly bend: number;
  /** For each piece that leads through a box: more than any way around. */
  readonly through: number;
}

/** A place where two of the lines cross. */
export interface Crossing {
  readonly column: number;
  readonly row: number;
}

/** A crossing where the way may begin or end, in which direction, and what that costs. */
export interface Gate extends Crossing {
  readonly way: Side;
  readonly cost: number;
}

/** The directions in which the way begins and ends, and every crossing in between, both ends included. */
export interface Route {
  readonly start: Side;
  readonly end: Side;
  readonly crossings: readonly Crossing[];
}

/** A crossing, and the direction in which it was reached. */
interface State extends Crossing {
  readonly way: Side;
}

/** The cheapest way along the lines, by Dijkstra's algorithm. */
export function cheapestRoute(
  lines: Lines,
  starts: readonly Gate[],
  ends: readonly Gate[],
  costs: Costs,
): Route | undefined {
  const columns = lines.xs.length;
  const states = columns * lines.ys.length * SIDES.length;
  const known = new Float64Array(states).fill(Infinity);
  const cameFrom = new Int32Array(states).fill(-1);
  const isDone = new Uint8Array(states);
  const queue = createQueue();
  let best: { readonly last: number; readonly end: Side; readonly cost: number } | undefined;

  function reach({ column, row, way }: State, cost: number, before: number): void {
    const state = (row * columns + column) * SIDES.length + way;
    if (cost >= (known[state] ?? 0)) return;
    known[state] = cost;
    cameFrom[state] = before;
    queue.put(state, cost);
  }

  function stateAt(state: number): State {
    const crossing = Math.floor(state / SIDES.length);
    // What is left of the number is the direction that went into it.
    const way = (state % SIDES.length) as Side;
    return { column: crossing % columns, row: Math.floor(crossing / columns), way };
  }

  function endAt(last: number, { column, row, way }: State, cost: number): void {
    for (const end of ends) {
      if (end.column !== column || end.row !== row || end.way === opposite(way)) continue;
      const whole = cost + end.cost + (end.way === way ? 0 : costs.bend);
      if (!best || whole < best.cost) best = { last, end: end.way, cost: whole };
    }
  }

  function goOn(before: number, { column, row, way }: State, cost: number): void {
    for (const next of SIDES) {
      if (next === opposite(way)) continue;
      const length = pieceLength(lines, column, row, next);
      if (length === undefined) continue;
      const to = { column: column + (STEP_X[next] ?? 0), row: row + (STEP_Y[next] ?? 0), way: next };
      const through = isBlocked(lines, column, row, next) ? costs.through : 0;
      reach(to, cost + length + through + (next === way ? 0 : costs.bend), before);
    }
  }

  for (const start of starts) reach(start, start.cost, -1);
  for (let state = queue.take(); state !== undefined; state = queue.take()) {
    const cost = known[state] ?? Infinity;
    if (best && cost >= best.cost) break;
    if (isDone[state]) continue;
    isDone[state] = 1;
    endAt(state, stateAt(state), cost);
    goOn(state, stateAt(state), cost);
  }
  if (!best) return undefined;
  const way: State[] = [];
  for (let state = best.last; state >= 0; state = cameFrom[state] ?? -1) way.unshift(stateAt(state));
  return { start: way[0]?.way ?? best.end, end: best.end, crossings: way };
}

/** How far it is to the next crossing; nothing beyond the last line. */
function pieceLength({ xs, ys }: Lines, column: number, row: number, way: Side): number | undefined {
  const [lines, at] = isLevel(way) ? [xs, column] : [ys, row];
  const next = lines[at + (STEP_X[way] ?? 0) + (STEP_Y[way] ?? 0)];
  return next === undefined ? undefined : Math.abs(next - (lines[at] ?? next));
}

function isBlocked(lines: Lines, column: number, row: number, way: Side): boolean {
  if (isLevel(way)) return lines.isLevelPieceBlocked(way === 0 ? column : column - 1, row);
  return lines.isUprightPieceBlocked(column, way === 1 ? row : row - 1);
}
