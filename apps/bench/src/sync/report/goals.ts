import type { Goal } from '../../report/cells/goals.ts';

const timesFloor = (key: string, what: string, atMost: number): Goal => ({
  key,
  what: `${what}, of the relay’s`,
  isRatio: true,
  atMost,
});

const IDLE: readonly Goal[] = [timesFloor('rssEach', 'server RSS a connection', 1.1)];

const GOALS: Readonly<Record<string, readonly Goal[]>> = {
  'drawing-10': [
    timesFloor('changeP50', 'change p50, on disk before it is seen', 2),
    timesFloor('changeP99', 'change p99', 2),
    timesFloor('cpuPerDelivery', 'server CPU a delivery', 1),
    timesFloor('bytesIn', 'bytes in', 0.7),
  ],
  'drawing-50': [
    timesFloor('changeP50', 'change p50', 1.5),
    timesFloor('cpuPerDelivery', 'server CPU a delivery', 0.5),
  ],
  'drawing-100': [
    timesFloor('changeP95', 'change p95', 1.5),
    timesFloor('cpuPerDelivery', 'server CPU a delivery', 0.6),
  ],
  'join-10000': [timesFloor('joinP50', 'join p50', 0.5)],
  'join-50000': [timesFloor('joinP50', 'join p50', 0.4)],
  'idle-1000': IDLE,
  'idle-10000': IDLE,
  kill: [{ key: 'lostShare', what: 'changes lost that others had seen', atMost: 0 }],
};

/** What we set out to reach in a cell of that name. */
export function syncGoals(cell: string): readonly Goal[] {
  return GOALS[cell] ?? [];
}
