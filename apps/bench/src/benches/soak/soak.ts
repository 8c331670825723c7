import { createBench } from '../../bench.ts';
import type { Visitors } from '../../clients/visitors.ts';
import { startClients } from '../../process/startClients.ts';
import { kilobytes, megabytes } from '../../report/units.ts';
import { LIMITS_LIFTED } from '../../server/limitsLifted.ts';
import { startServer } from '../../server/startServer.ts';
import { wait } from '../wait.ts';
import { type Look, look } from './look.ts';
import { slope } from './slope.ts';

/** A room closes half a minute after the last has left, and some timers are about a minute. */
const QUIET_SECONDS = 90;

/** What the first minutes make grow once, such as code and pools, is no leak. */
const SETTLED_SHARE = 0.3;

/**
 * People who come, draw, leave and come to another board, for hours. Memory and whatever else the processes hold are looked
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
    let shapes = 0;
    for (let round = 0; elapsed() < minutes * 60; ) {
      for (const until = elapsed() + rest; elapsed() < until; round += 1) {
        const boardIds = Array.from(
          { length: people },
          (_, nth) => `soak-${round}-${Math.floor(nth / perBoard)}`,
        );
        await visitors.ask('join', { url: server.url, boardIds, transports: ['websocket', 'polling'] });
        await visitors.ask('start', { perSecond });
        await wait(stay);
        for (const { drawn } of await visitors.ask('stop', {})) shapes += drawn;
        await visitors.ask('leave', {});
      }
      await wait(QUIET_SECONDS);
      const seen = { seconds: elapsed(), ...(await look(server, visitors, dataDir)) };
      looks.push(seen);
      say(
        `${minutesOf(seen)} min, ${round} rounds, ${shapes} shapes: ${megabytes(seen.server.rss)}, ${kilobytes(seen.stored / shapes)} a shape on disk`,
      );
    }
    visitors.end();
    await server.end('SIGTERM');
    return tableOf(looks);
  },
});

const COLUMNS: readonly (readonly [title: string, of: (look: Look) => string | number])[] = [
  ['minutes', minutesOf],
  ['RSS', ({ server }) => megabytes(server.rss)],
  ['heap', ({ server }) => megabytes(server.heap)],
  ['rooms', ({ server }) => server.rooms],
  ['open files', ({ server }) => server.openFiles],
  ['emitters', ({ server }) => server.emitters],
  ['listeners', ({ server }) => server.listeners],
  ['timers, sockets …', ({ server }) => server.busy],
  ['on disk', ({ stored }) => megabytes(stored)],
  ['compactions', ({ server }) => server.compactions],
  ['clients’ heap', ({ clients }) => megabytes(clients.heap)],
  ['documents', ({ clients }) => clients.documents],
  ['emitters', ({ clients }) => clients.emitters],
  ['timers, sockets …', ({ clients }) => clients.busy],
];

function tableOf(looks: readonly Look[]): (string | number)[][] {
  const settled = looks.slice(Math.floor(looks.length * SETTLED_SHARE));
  const anHour = slope(settled.map(({ seconds, server }) => ({ x: seconds / 3_600, y: server.rss })));
  return [
    COLUMNS.map(([title]) => title),
    ...looks.map((seen) => COLUMNS.map(([, of]) => of(seen))),
    ['RSS an hour', `${(anHour * 100).toFixed(1)} %`, ...COLUMNS.slice(2).map(() => '')],
  ];
}

function minutesOf({ seconds }: Look): number {
  return Math.round(seconds / 60);
}
