import { mkdirSync } from 'node:fs';
import { wait } from '../../benches/wait.ts';
import type { Column, Outcome } from '../../report/cells/column.ts';
import type { Cell } from '../cell.ts';
import { type Crowd, placesIn } from '../load/startCrowd.ts';
import { withCrowd, withSystem } from '../load/withSystem.ts';
import type { RunningSystem, System } from '../system.ts';
import { rolesOf } from './drawing.ts';
import { sum } from './sum.ts';

const ROOM = 'kill';
const PEOPLE = 10;
const PER_SECOND = 30;
/** A newcomer sees what there is at once; what comes later comes from nobody. */
const LOOK_SECONDS = 1;

const COLUMNS: readonly Column[] = [
  { key: 'seen', title: 'seen by others', unit: 'each' },
  { key: 'lost', title: 'of those lost, all are gone', unit: 'each', better: 'less' },
  { key: 'lostShare', title: 'lost, all are gone', unit: 'percent', better: 'less', isDrawn: true },
  { key: 'restartMs', title: 'start and first join', unit: 'ms', better: 'less' },
  { key: 'written', title: 'written, all stay', unit: 'each' },
  { key: 'lackedByStayed', title: 'lacked by those who stayed', unit: 'each', better: 'less' },
  { key: 'lackedByNewcomer', title: 'lacked by a newcomer', unit: 'each', better: 'less' },
  { key: 'equalMs', title: 'until a newcomer sees all', unit: 'ms', better: 'less' },
];

interface Effort {
  /** How long people write before the server is killed: servers that store now and then may have done so by then. */
  readonly seconds: number;
  /** Whoever is not back and equal by then counts as somebody who lacks something. */
  readonly patienceSeconds: number;
}

/** A server is killed in the middle of the work, once with all clients and once without, and started again. */
export function kill(effort: Effort): Cell {
  const { seconds } = effort;
  return {
    name: 'kill',
    title: `a server that is killed after ${seconds} s in which ${rolesOf(PEOPLE).writers.length} of ${PEOPLE} people write ${PER_SECOND} times a second`,
    columns: COLUMNS,
    takes: ({ comesBack }) => comesBack,
    measure: async (system, dataDir) => ({
      ...(await withScene(system, `${dataDir}/gone`, (scene) => allGone(scene, seconds))),
      ...(await withScene(system, `${dataDir}/stay`, (scene) => allStay(scene, effort))),
    }),
  };
}

interface Scene {
  readonly system: System;
  readonly running: RunningSystem;
  readonly crowd: Crowd;
}

function withScene(
  system: System,
  dataDir: string,
  measure: (scene: Scene) => Promise<Outcome>,
): Promise<Outcome> {
  mkdirSync(dataDir);
  return withSystem(system, dataDir, (running) =>
    withCrowd(system, 1, async (crowd) => {
      await crowd.join(placesIn(ROOM, running, { count: PEOPLE }));
      return measure({ system, running, crowd });
    }),
  );
}

/** The clients end with the server: what they saw of each other's is only where the server has it. */
async function allGone({ system, running, crowd }: Scene, seconds: number): Promise<Outcome> {
  await writeUntilKilled({ running, crowd }, seconds);
  const keys = (await crowd.all(({ ask }) => ask('seen', {}))).flat();
  crowd.end();
  const startMs = performance.now();
  await running.restart();
  return withNewcomer(system, running, async (newcomer) => {
    const restartMs = performance.now() - startMs;
    const missing = await newcomer.all(({ ask }) => ask('missing', { keys, patienceSeconds: LOOK_SECONDS }));
    const lost = sum(missing);
    return { seen: keys.length, lost, lostShare: lost / keys.length, restartMs };
  });
}

/** The clients live on, come back by themselves and should bring along what the server lost. */
async function allStay(
  { system, running, crowd }: Scene,
  { seconds, patienceSeconds }: Effort,
): Promise<Outcome> {
  const shapes = await writeUntilKilled({ running, crowd }, seconds);
  await running.restart();
  const startMs = performance.now();
  return withNewcomer(system, running, async (newcomer) => {
    const all = { shapes, patienceSeconds };
    const lackOf = async (people: Crowd): Promise<number> =>
      sum((await people.all(({ ask }) => ask('lack', all))).map(({ lacking }) => lacking));
    const [lackedByStayed = 0, lackedByNewcomer = 0] = await Promise.all([crowd, newcomer].map(lackOf));
    const isEqual = lackedByStayed + lackedByNewcomer === 0;
    const equalMs = performance.now() - startMs;
    return { written: shapes, lackedByStayed, lackedByNewcomer, ...(isEqual && { equalMs }) };
  });
}

/** Answers how many shapes were written. */
async function writeUntilKilled({ running, crowd }: Omit<Scene, 'system'>, seconds: number): Promise<number> {
  const { writers } = rolesOf(PEOPLE);
  await crowd.all(({ ask }) => ask('start', { movers: [], writers, perSecond: PER_SECOND }));
  await wait(seconds);
  await running.kill();
  const stopped = await crowd.all(({ ask }) => ask('stop', {}));
  return sum(stopped.flatMap(({ written }) => written.map(({ count }) => count)));
}

function withNewcomer(
  system: System,
  running: RunningSystem,
  look: (newcomer: Crowd) => Promise<Outcome>,
): Promise<Outcome> {
  return withCrowd(system, 1, async (newcomer) => {
    await newcomer.join(placesIn(ROOM, running, { count: 1, first: PEOPLE }));
    return look(newcomer);
  });
}
