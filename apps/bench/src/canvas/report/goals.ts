import type { Rows } from '../../bench.ts';
import { type Column, numberOf } from './sceneTable.ts';

interface Goal {
  readonly what: string;
  readonly act: string;
  readonly name: string;
  /** What an empty board takes for this act is not counted. */
  readonly above?: string;
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** What we set out to reach on a board of a hundred thousand shapes, loading aside, which is for twenty thousand. */
const GOALS: readonly Goal[] = [
  { what: 'pan, zoom 1: frames/s', act: 'pan, zoom 1', name: 'frames/s', atLeast: 55 },
  { what: 'pan, all in view: frames/s', act: 'pan, all in view', name: 'frames/s', atLeast: 55 },
  { what: 'zoom: frames/s', act: 'zoom 1, all, 1', name: 'frames/s', atLeast: 55 },
  { what: 'draw, all in view: frames/s', act: 'draw, all in view', name: 'frames/s', atLeast: 55 },
  { what: 'drag all: frames/s', act: 'drag all, in view', name: 'frames/s', atLeast: 45 },
  {
    what: 'stroke: input to picture p95, ms',
    act: 'draw, zoom 1',
    name: 'input to picture p95, ms',
    atMost: 20,
  },
  {
    what: 'pan, all in view: main thread a frame, ms',
    act: 'pan, all in view',
    name: 'main thread a frame, ms',
    atMost: 5,
  },
  {
    what: 'load: first shapes since the last bytes, ms',
    act: 'load',
    name: 'first shapes since the last bytes, ms',
    atMost: 500,
  },
  {
    what: 'load: all shapes since the last bytes, ms',
    act: 'load',
    name: 'all shapes since the last bytes, ms',
    atMost: 500,
  },
  {
    what: 'others draw: main thread a frame above one in which a dot moves, ms',
    act: 'others draw',
    name: 'main thread a frame, ms',
    above: 'a dot moves',
    atMost: 3,
  },
];

const HEAP_GOAL_KB = 4;

/** Each goal with what was reached on our largest board. */
export function goalsTable(column: Column, empty: Column | undefined, shapes: number): Rows {
  const rows = GOALS.map(({ what, act, name, above, atLeast, atMost }) => {
    const whole = numberOf(column, act, name);
    const bare = above !== undefined && empty ? (numberOf(empty, above, name) ?? 0) : 0;
    const value = whole === undefined ? undefined : whole - bare;
    const goal = atLeast === undefined ? `≤ ${atMost}` : `≥ ${atLeast}`;
    const isReached = value !== undefined && value >= (atLeast ?? -Infinity) && value <= (atMost ?? Infinity);
    return [what, goal, value?.toFixed(1) ?? '–', verdict(value, isReached)];
  });
  const heap = heapKilobytes(column, empty, shapes);
  const heapRow = [
    'page heap a shape, KB',
    `≤ ${HEAP_GOAL_KB}`,
    heap?.toFixed(2) ?? '–',
    verdict(heap, (heap ?? 0) <= HEAP_GOAL_KB),
  ];
  return [[`ours at ${shapes} shapes`, 'to reach', 'reached', ''], ...rows, heapRow];
}

function heapKilobytes(column: Column, empty: Column | undefined, shapes: number): number | undefined {
  const [full, bare] = [column, empty].map((of) => of && numberOf(of, 'memory', 'JS heap of the page, MB'));
  return full === undefined ? undefined : ((full - (bare ?? 0)) * 1024) / shapes;
}

function verdict(value: number | undefined, isReached: boolean): string {
  if (value === undefined) return '';
  return isReached ? 'yes' : 'no';
}
