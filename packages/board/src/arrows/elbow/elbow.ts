import type { Point } from '../../box.ts';
import { alignEnds } from './alignEnds.ts';
import type { ElbowEnd } from './elbowEnd.ts';
import { createLines, type Lines } from './lines.ts';
import { cheapestRoute, type Gate } from './search.ts';
import { opposite, type Side } from './side.ts';
import { createStubs, type Stub } from './stubs.ts';
import { type Edges, surroundings } from './surroundings.ts';

/*
 * The way of an elbow arrow: upright and level pieces only. It leaves one end and enters the other straight through a side,
 * keeps clear of both boxes and has few bends. Each end first leads out to the edge of its box's surroundings; between there
 * the cheapest way is searched along the lines through all edges and ends. These cross a few dozen times, so that the way can
 * be found anew with every move of a pointer. The same ends always give the same way.
 */

/** A way through a box costs more than the longest way around. */
const THROUGH_COST_PX = 1e9;
/** What a bend costs: as much as some length, and more where everything is large. */
const MIN_BEND_COST_PX = 20;
const BEND_COST_SHARE = 0.1;
/** Space between a shape and the way around it, in page px: enough for a head, which is larger on a wider line. */
const MIN_MARGIN_PX = 24;
const MARGIN_PER_WIDTH_PX = 4;
/** What an end needs at least: the gap before the shape, and a piece of line. */
const MIN_ROOM_PX = 12;

/** What of an arrow decides about its way. */
export interface ElbowLook {
  readonly lineWidth: number;
  /** Where between the ends it turns: 0 at the start, 1 at the end. */
  readonly middle?: number;
  /** The length of the heads at start and end, in page px. */
  readonly heads?: readonly [start: number, end: number];
}

const NO_HEADS = [0, 0] as const;

/** The corners from end to end, in page px: at least two points. */
export function routeElbow(from: ElbowEnd, to: ElbowEnd, look: ElbowLook): Point[] {
  const { lineWidth, middle = 0.5, heads = NO_HEADS } = look;
  const margin = MIN_MARGIN_PX + MARGIN_PER_WIDTH_PX * lineWidth;
  const rooms = [MIN_ROOM_PX + heads[0], MIN_ROOM_PX + heads[1]] as const;
  const [start, end] = alignEnds(from, to);
  const [around, aroundEnd] = surroundings(start.box, end.box, { margin, middle, rooms });
  const exits = createStubs(start, around, end, aroundEnd);
  const entries = createStubs(end, aroundEnd, start, around);
  const lines = createLines(
    [around, aroundEnd],
    [...exits, ...entries].map(({ gate }) => gate),
  );
  const bend = MIN_BEND_COST_PX + BEND_COST_SHARE * extentOf(around, aroundEnd);
  const gateOf = (stub: Stub, way: Side): Gate => ({
    ...{ column: lines.xs.indexOf(stub.gate.x), row: lines.ys.indexOf(stub.gate.y), way },
    cost: stub.length + bend * stub.detour + (stub.isBlocked ? THROUGH_COST_PX : 0),
  });
  const route = cheapestRoute(
    lines,
    exits.map((stub) => gateOf(stub, stub.side)),
    entries.map((stub) => gateOf(stub, opposite(stub.side))),
    { bend, through: THROUGH_COST_PX },
  );
  const first = exits.find(({ side }) => side === route?.start) ?? exits[0];
  const last = entries.find(({ side }) => opposite(side) === route?.end) ?? entries[0];
  if (!first || !last) throw new Error('Each end of an elbow arrow needs an exit.');
  const corners = route?.crossings.map(({ column, row }) => pointAt(lines, column, row)) ?? [];
  return withoutStraight([first.tip, ...corners, last.tip]);
}

function extentOf(a: Edges, b: Edges): number {
  const width = Math.max(a.right, b.right) - Math.min(a.left, b.left);
  return width + Math.max(a.bottom, b.bottom) - Math.min(a.top, b.top);
}

function pointAt({ xs, ys }: Lines, column: number, row: number): Point {
  return { x: xs[column] ?? 0, y: ys[row] ?? 0 };
}

/** Only the ends, and the points where the way bends. */
function withoutStraight(points: readonly Point[]): Point[] {
  const corners: Point[] = [];
  for (const point of points) {
    const [last, before] = [corners.at(-1), corners.at(-2)];
    if (last?.x === point.x && last.y === point.y) continue;
    if (last && before && (before.x === last.x ? last.x === point.x : last.y === point.y)) corners.pop();
    corners.push(point);
  }
  // All in one place.
  return corners.length > 1 ? corners : [...corners, ...corners];
}
