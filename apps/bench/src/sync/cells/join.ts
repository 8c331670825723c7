import { wait } from '../../benches/wait.ts';
import type { Column, Outcome } from '../../report/cells/column.ts';
import { percentile } from '../../report/percentile.ts';
import type { Cell } from '../cell.ts';
import { type Crowd, placesIn } from '../load/startCrowd.ts';
import { withCrowd, withSystem } from '../load/withSystem.ts';
import type { RunningSystem } from '../system.ts';
import { serverCpuMs, serverRssBytes } from './costs.ts';
import { sum } from './sum.ts';

const ROOM = 'join';
/** So many shapes are put on the board in one change, as by people who paste now and then. */
const SHAPES_PER_CHANGE = 50;
const FILL_SECONDS = 180;

const COLUMNS: readonly Column[] = [
  {
    key: 'joinP50',
    title: 'until all is seen, p50',
    unit: 'ms',
    isCompared: true,
    better: 'less',
    isDrawn: true,
  },
  { key: 'joinMost', title: 'at most', unit: 'ms', isCompared: true, better: 'less' },
  { key: 'cpuPerJoin', title: 'server CPU a join', unit: 'ms', isCompared: true, better: 'less' },
  { key: 'bytesPerJoin', title: 'in a join', unit: 'KB', isCompared: true, better: 'less' },
  { key: 'serverRss', title: 'server RSS', unit: 'MB', isCompared: true, better: 'less' },
];

interface Effort {
  readonly joins: number;
  /** What a server does with a board that nobody changes any more, it has done by then. */
  readonly restSeconds: number;
}

/** Newcomers to a board with so many shapes, one after the other; what their client does with it is part of it. */
export function join(shapes: number, effort: Effort): Cell {
  return {
    name: `join-${shapes}`,
    title: `a newcomer to a board of ${shapes} shapes`,
    columns: COLUMNS,
    takes: () => true,
    measure: (system, dataDir) =>
      withSystem(system, dataDir, (running) =>
        withCrowd(system, 1, async (residents) => {
          await fill(running, residents, shapes);
          await wait(effort.restSeconds);
          return withCrowd(system, 1, (visitors) =>
            watchVisits(running, visitors, { shapes, joins: effort.joins }),
          );
        }),
      ),
  };
}

/** One puts the shapes on the board, and it is full when another one sees them. */
async function fill(running: RunningSystem, residents: Crowd, shapes: number): Promise<void> {
  await residents.join(placesIn(ROOM, running, { count: 2 }));
  await residents.all(({ ask }) => ask('fill', { person: 0, shapes, perChange: SHAPES_PER_CHANGE }));
  const lacks = await residents.all(({ ask }) => ask('lack', { shapes, patienceSeconds: FILL_SECONDS }));
  const lacking = sum(lacks.map((one) => one.lacking));
  if (lacking > 0) throw new Error(`${lacking} of ${shapes} shapes never came to the other one.`);
}

async function watchVisits(
  running: RunningSystem,
  visitors: Crowd,
  { shapes, joins }: { readonly shapes: number; readonly joins: number },
): Promise<Outcome> {
  const visit = async (first: number): Promise<number> => {
    const [place] = placesIn(ROOM, running, { count: 1, first });
    if (!place) throw new Error('A newcomer has a place.');
    const [tookMs = Number.NaN] = await visitors.all(({ ask }) => ask('visit', { place, shapes }));
    return tookMs;
  };
  // The first one also waits for code that was never run before.
  await visit(2);
  await visitors.all(({ ask }) => ask('watch', {}));
  const before = running.costs();
  const tookMs: number[] = [];
  for (let nth = 0; nth < joins; nth += 1) tookMs.push(await visit(3 + nth));
  const after = running.costs();
  const heard = await visitors.all(({ ask }) => ask('heard', {}));
  return {
    joinP50: percentile(tookMs, 50),
    joinMost: Math.max(...tookMs),
    cpuPerJoin: serverCpuMs(before, after) / joins,
    bytesPerJoin: sum(heard.map(({ bytesIn }) => bytesIn)) / joins,
    serverRss: serverRssBytes(after),
  };
}
