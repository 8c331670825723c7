import { wait } from '../../benches/wait.ts';
import { type Column, LOAD_COLUMNS, type Outcome } from '../../report/cells/column.ts';
import { countOf, percentileOf, together } from '../../report/histogram.ts';
import type { Cell } from '../cell.ts';
import { type Crowd, placesIn } from '../load/startCrowd.ts';
import { withCrowd, withSystem } from '../load/withSystem.ts';
import type { RunningSystem } from '../system.ts';
import { serverCpuMs, serverRssBytes, storeCpuMs } from './costs.ts';
import { sum } from './sum.ts';

/** As often as a screen shows a pointer that is followed by others, and a pen that others see draw. */
const PER_SECOND = 30;

const COLUMNS: readonly Column[] = [
  { key: 'changeP50', title: 'change p50', unit: 'ms', isCompared: true, better: 'less' },
  { key: 'changeP95', title: 'change p95', unit: 'ms', isCompared: true, better: 'less', isDrawn: true },
  { key: 'changeP99', title: 'change p99', unit: 'ms', isCompared: true, better: 'less' },
  { key: 'cursorP50', title: 'cursor p50', unit: 'ms', isCompared: true, better: 'less' },
  { key: 'cursorP95', title: 'cursor p95', unit: 'ms', isCompared: true, better: 'less' },
  { key: 'cursorP99', title: 'cursor p99', unit: 'ms', isCompared: true, better: 'less' },
  { key: 'cursorsHeard', title: 'cursors heard', unit: 'percent', better: 'more' },
  { key: 'lost', title: 'lost', unit: 'each', better: 'less' },
  { key: 'doubled', title: 'doubled', unit: 'each', better: 'less' },
  { key: 'converged', title: 'converged', unit: 'percent', better: 'more' },
  {
    key: 'cpuPerDelivery',
    title: 'server CPU a delivery',
    unit: 'µs',
    isCompared: true,
    better: 'less',
    isDrawn: true,
  },
  { key: 'serverCores', title: 'server CPU', unit: 'percent', isCompared: true, better: 'less' },
  { key: 'storeCores', title: 'stores CPU', unit: 'percent' },
  { key: 'serverRss', title: 'server RSS', unit: 'MB', isCompared: true, better: 'less' },
  { key: 'messagesIn', title: 'messages a client/s', unit: 'each', isCompared: true, better: 'less' },
  { key: 'bytesIn', title: 'in a client/s', unit: 'KB', isCompared: true, better: 'less' },
  { key: 'bytesOut', title: 'out a client/s', unit: 'KB', isCompared: true, better: 'less' },
  ...LOAD_COLUMNS,
];

interface Effort {
  readonly seconds: number;
  readonly warmUpSeconds: number;
  readonly settleSeconds: number;
  readonly processes: number;
}

/** Who does what, of so many. */
export interface Roles {
  readonly movers: readonly number[];
  readonly writers: readonly number[];
}

/** So many write at most: what each of many clients makes of a change costs more than all that a server does with it. */
const MOST_WRITERS = 5;
/** From so many on, most people only look on. */
const CROWDED = 100;
const MOVERS_IN_A_CROWD = 10;

/**
 * Everybody moves and one in five writes, but no more than five; in a crowd ten move and two of them write, or no machine of a desk could play all
 * these clients.
 */
export function rolesOf(people: number): Roles {
  const movers = people < CROWDED ? people : MOVERS_IN_A_CROWD;
  const firstOnes = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
  return {
    movers: firstOnes(movers),
    writers: firstOnes(Math.min(MOST_WRITERS, Math.max(1, Math.round(movers / 5)))),
  };
}

/** People in one room: their cursors move thirty times a second, and so often those who write put a shape on the board. */
export function drawing(people: number, effort: Effort): Cell {
  const roles = rolesOf(people);
  return {
    name: `drawing-${people}`,
    title: `${people} people in a room, ${roles.movers.length} move, ${roles.writers.length} write, ${PER_SECOND} times a second each`,
    columns: COLUMNS,
    takes: () => true,
    measure: (system, dataDir) =>
      withSystem(system, dataDir, (running) =>
        withCrowd(system, effort.processes, async (crowd) => {
          await crowd.join(placesIn('drawing', running, { count: people }));
          return watchDrawing({ running, crowd, people, roles }, effort);
        }),
      ),
  };
}

interface Scene {
  readonly running: RunningSystem;
  readonly crowd: Crowd;
  readonly people: number;
  readonly roles: Roles;
}

async function watchDrawing({ running, crowd, people, roles }: Scene, effort: Effort): Promise<Outcome> {
  await crowd.all(({ ask }) => ask('start', { ...roles, perSecond: PER_SECOND }));
  await wait(effort.warmUpSeconds);
  await crowd.all(({ ask }) => ask('watch', {}));
  const before = running.costs();
  const startMs = performance.now();
  await wait(effort.seconds);
  const after = running.costs();
  const serverSeconds = (performance.now() - startMs) / 1_000;
  const heard = await crowd.all(({ ask }) => ask('heard', {}));
  // A busy process answers late, and has heard more by then.
  const seconds = Math.max(...heard.map((one) => one.seconds));

  const worked = await crowd.all(({ ask }) => ask('stop', {}));
  const shapes = sum(worked.flatMap(({ written }) => written.map(({ count }) => count)));
  const lacks = await crowd.all(({ ask }) => ask('lack', { shapes, patienceSeconds: effort.settleSeconds }));
  const lost = sum(lacks.map(({ lacking }) => lacking));

  const changes = together(heard.map((one) => one.changes));
  const cursors = together(heard.map((one) => one.cursors));
  const cpuMs = serverCpuMs(before, after);
  const storesMs = storeCpuMs(before, after);
  return {
    ...percentiles('change', changes),
    ...percentiles('cursor', cursors),
    cursorsHeard: countOf(cursors) / (roles.movers.length * (people - 1) * PER_SECOND * seconds),
    lost,
    doubled: sum(lacks.map(({ doubled }) => doubled)),
    converged: lost === 0 ? 1 : 0,
    cpuPerDelivery: (cpuMs * 1_000) / (countOf(changes) + countOf(cursors)),
    serverCores: cpuMs / 1_000 / serverSeconds,
    ...(storesMs !== undefined && { storeCores: storesMs / 1_000 / serverSeconds }),
    serverRss: serverRssBytes(after),
    messagesIn: sum(heard.map((one) => one.messagesIn)) / people / seconds,
    bytesIn: sum(heard.map((one) => one.bytesIn)) / people / seconds,
    bytesOut: sum(heard.map((one) => one.bytesOut)) / people / seconds,
    loadCores: Math.max(...heard.map(({ cores }) => cores)),
    loadDone: sum(worked.map(({ done }) => done)) / sum(worked.map(({ due }) => due)),
  };
}

function percentiles(name: string, histogram: Parameters<typeof percentileOf>[0]): Outcome {
  return {
    [`${name}P50`]: percentileOf(histogram, 50),
    [`${name}P95`]: percentileOf(histogram, 95),
    [`${name}P99`]: percentileOf(histogram, 99),
  };
}
