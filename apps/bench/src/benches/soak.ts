import { createBench } from '../bench.ts';
import type { Visitors } from '../clients/visitors.ts';
import { startClients } from '../process/startClients.ts';
import { megabytes } from '../report/units.ts';
import { LIMITS_LIFTED } from '../server/limitsLifted.ts';
import { readFigure } from '../server/readFigure.ts';
import { type ServerProcess, startServer } from '../server/startServer.ts';
import { rssBytesOf } from '../server/watchRss.ts';
import { wait } from './wait.ts';

/** A room closes half a minute after the last has left, and some timers are about a minute. */
const QUIET_SECONDS = 90;

/** What the first minutes make grow once, such as code and pools, is no leak. */
const SETTLED_SHARE = 0.3;

/**
 * People who come, draw, leave and come to another board, for hours. Memory and whatever else the process holds are looked
 * at when nobody is there, which is once in a while.
 */
export const soak = createBench({
  measures: 'what is left of people who come and go for a long time',
  options: { minutes: 30, people: 50, perBoard: 5, perSecond: 5, stay: 20, rest: 300 },
  async run({ minutes, people, perBoard, perSecond, stay, rest }, { dataDir, say }) {
    const server = await startServer({ DATA_DIR: dataDir, ...LIMITS_LIFTED });
    const startMs = performance.now();
    const elapsed = (): number => (performance.now() - startMs) / 1_000;
    const visitors = startClients<Visitors>('visitors.ts');
    const looks: Look[] = [];
    for (let round = 0; elapsed() < minutes * 60; ) {
      for (const until = elapsed() + rest; elapsed() < until; round += 1) {
        const boardIds = Array.from(
          { length: people },
          (_, nth) => `soak-${round}-${Math.floor(nth / perBoard)}`,
        );
        await visitors.ask('join', { url: server.url, boardIds, transports: ['websocket', 'polling'] });
        await visitors.ask('start', { perSecond });
        await wait(stay);
        await visitors.ask('stop', {});
        await visitors.ask('leave', {});
      }
      await wait(QUIET_SECONDS);
      const look = await lookAt(server, elapsed());
      looks.push(look);
      say(`${Math.round(look.seconds / 60)} min, ${round} rounds: ${megabytes(look.rss)}, ${look.held} held`);
    }
    visitors.end();
    await server.end('SIGTERM');
    const settled = looks.slice(Math.floor(looks.length * SETTLED_SHARE));
    return [
      ['minutes', 'RSS', 'JavaScript heap', 'rooms', 'timers, sockets …'],
      ...looks.map(({ seconds, rss, heap, rooms, held }) => [
        Math.round(seconds / 60),
        ...[megabytes(rss), megabytes(heap), rooms, held],
      ]),
      ['RSS an hour', `${(slope(settled) * 100).toFixed(1)} %`, '', '', ''],
    ];
  },
});

interface Look {
  readonly seconds: number;
  /** In bytes, after a collection. */
  readonly rss: number;
  readonly heap: number;
  readonly rooms: number;
  /** Timers, sockets and whatever else keeps a process busy. */
  readonly held: number;
}

async function lookAt(server: ServerProcess, seconds: number): Promise<Look> {
  const { heapUsed } = await server.ask('memory', {});
  const resources = await server.ask('resources', {});
  return {
    seconds,
    rss: rssBytesOf(server.pid),
    heap: heapUsed,
    rooms: await readFigure(server.url, 'drawbridge_rooms'),
    held: Object.values(resources).reduce((total, count) => total + count, 0),
  };
}

/** By how much of itself memory grows in an hour, by least squares; NaN of a single look. */
function slope(looks: readonly Look[]): number {
  const mean = (of: (look: Look) => number): number =>
    looks.reduce((total, look) => total + of(look), 0) / looks.length;
  const [meanSeconds, meanRss] = [mean(({ seconds }) => seconds), mean(({ rss }) => rss)];
  const together = mean(({ seconds, rss }) => (seconds - meanSeconds) * (rss - meanRss));
  const spread = mean(({ seconds }) => (seconds - meanSeconds) ** 2);
  return ((together / spread) * 3_600) / meanRss;
}
