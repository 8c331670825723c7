import { wait } from '../../benches/wait.ts';
import type { Column, Outcome } from '../../report/cells/column.ts';
import type { Cell } from '../cell.ts';
import { type Crowd, placesIn } from '../load/startCrowd.ts';
import { withCrowd, withSystem } from '../load/withSystem.ts';
import type { RunningSystem } from '../system.ts';
import { serverCpuMs, serverRssBytes } from './costs.ts';

const PER_PROCESS = 2_500;
const PER_ROOM = 50;

const COLUMNS: readonly Column[] = [
  {
    key: 'rssEach',
    title: 'server RSS a connection',
    unit: 'KB',
    isCompared: true,
    better: 'less',
    isDrawn: true,
  },
  { key: 'serverRss', title: 'server RSS', unit: 'MB', isCompared: true, better: 'less' },
  { key: 'serverCores', title: 'server CPU', unit: 'percent', isCompared: true, better: 'less' },
  { key: 'connectsPerSecond', title: 'connects a second', unit: 'each', isCompared: true, better: 'more' },
  { key: 'bytesIn', title: 'in a client/min', unit: 'KB', isCompared: true, better: 'less' },
];

interface Effort {
  readonly restSeconds: number;
  readonly seconds: number;
}

/** People who opened a board and do nothing, fifty to a board. */
export function idle(connections: number, effort: Effort): Cell {
  return {
    name: `idle-${connections}`,
    title: `${connections} connections that do nothing, ${PER_ROOM} to a room`,
    columns: COLUMNS,
    takes: () => true,
    measure: (system, dataDir) =>
      withSystem(system, dataDir, (running) =>
        withCrowd(system, Math.ceil(connections / PER_PROCESS), (crowd) =>
          watchIdlers(running, crowd, connections, effort),
        ),
      ),
  };
}

/** The first tenth makes the memory of the server grow to what it needs anyhow; what the others add is theirs. */
async function watchIdlers(
  running: RunningSystem,
  crowd: Crowd,
  connections: number,
  { restSeconds, seconds }: Effort,
): Promise<Outcome> {
  const first = Math.round(connections / 10);
  await join(running, crowd, 0, first);
  await wait(restSeconds);
  const firstRss = await collectedRss(running);
  const startMs = performance.now();
  await join(running, crowd, first, connections);
  const connectSeconds = (performance.now() - startMs) / 1_000;
  await wait(restSeconds);
  const rss = await collectedRss(running);

  await crowd.all(({ ask }) => ask('watch', {}));
  const before = running.costs();
  await wait(seconds);
  const after = running.costs();
  const heard = await crowd.all(({ ask }) => ask('heard', {}));
  const bytesIn = heard.reduce((total, one) => total + one.bytesIn, 0);
  return {
    rssEach: (rss - firstRss) / (connections - first),
    serverRss: rss,
    serverCores: serverCpuMs(before, after) / 1_000 / seconds,
    connectsPerSecond: (connections - first) / connectSeconds,
    bytesIn: (bytesIn / connections / seconds) * 60,
  };
}

async function join(running: RunningSystem, crowd: Crowd, from: number, to: number): Promise<void> {
  const places = Array.from({ length: to - from }, (_, index) => {
    const person = from + index;
    return placesIn(`idle-${Math.floor(person / PER_ROOM)}`, running, { count: 1, first: person });
  });
  await crowd.join(places.flat());
}

/** Of all nodes, after everything that can be freed was. */
async function collectedRss(running: RunningSystem): Promise<number> {
  await Promise.all(running.nodes.map(({ ask }) => ask('memory', {})));
  return serverRssBytes(running.costs());
}
