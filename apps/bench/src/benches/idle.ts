import { createBench } from '../bench.ts';
import type { Idlers } from '../clients/idlers.ts';
import { type ClientProcess, startClients } from '../process/startClients.ts';
import { kilobytes, megabytes, percent } from '../report/units.ts';
import { LIMITS_LIFTED } from '../server/limitsLifted.ts';
import { type ServerProcess, startServer } from '../server/startServer.ts';
import { rssBytesOf } from '../server/watchRss.ts';
import { wait } from './wait.ts';

const CLIENTS_PER_PROCESS = 2_500;

/** By then each connection was pinged, and has everything that it keeps. */
const SETTLE_SECONDS = 12;

/**
 * What connections that joined a board and do nothing cost the server. The first thousands also make the young generations
 * of its threads grow to their full size, once, so growth is told for the first half and for the second.
 */
export const idle = createBench({
  measures: 'memory of connections that do nothing',
  options: { connections: 10_000, first: 1_000, perBoard: 50, stay: 0 },
  async run({ connections, first, perBoard, stay }, { dataDir, say }) {
    const server = await startServer({ DATA_DIR: dataDir, ...LIMITS_LIFTED });
    const groups = Array.from({ length: Math.ceil(connections / CLIENTS_PER_PROCESS) }, () =>
      startClients<Idlers>('idlers.ts'),
    );
    const looks: Look[] = [];
    for (const until of [first, Math.round(connections / 2), connections]) {
      const from = looks.at(-1)?.connections ?? 0;
      const boardIds = Array.from({ length: until - from }, (_, index) => boardOf(from + index, perBoard));
      const startMs = performance.now();
      await join(groups, server.url, boardIds);
      const perSecond = Math.round((until - from) / ((performance.now() - startMs) / 1_000));
      say(`${until} are here; ${perSecond} joined a second`);
      await wait(SETTLE_SECONDS);
      looks.push({ connections: await countOpen(groups), ...(await lookAt(server)) });
    }
    await server.ask('watch', {});
    await wait(stay);
    const seen = await server.ask('seen', {});
    const dropped = connections - (await countOpen(groups));
    for (const { end } of groups) end();
    await server.end('SIGTERM');
    return [
      ['joined', 'RSS', 'more of it each', 'JavaScript heap', 'more of it each'],
      ...looks.map((look, index) => [
        look.connections,
        megabytes(look.rss),
        growth(looks, index, ({ rss }) => rss),
        megabytes(look.heap),
        growth(looks, index, ({ heap }) => heap),
      ]),
      ...(stay > 0
        ? [[`after ${stay} s`, 'CPU, of one core', percent(seen.cpuMs / seen.elapsedMs), 'dropped', dropped]]
        : []),
    ];
  },
});

interface Look {
  readonly connections: number;
  /** After a collection, in bytes. */
  readonly rss: number;
  readonly heap: number;
}

async function join(
  groups: readonly ClientProcess<Idlers>[],
  url: string,
  boardIds: readonly string[],
): Promise<void> {
  const share = Math.ceil(boardIds.length / groups.length);
  await Promise.all(
    groups.map(({ ask }, index) =>
      ask('join', { url, boardIds: boardIds.slice(index * share, (index + 1) * share) }),
    ),
  );
}

async function countOpen(groups: readonly ClientProcess<Idlers>[]): Promise<number> {
  const open = await Promise.all(groups.map(({ ask }) => ask('open', {})));
  return open.reduce((total, count) => total + count, 0);
}

async function lookAt(server: ServerProcess): Promise<Pick<Look, 'rss' | 'heap'>> {
  const { heapUsed } = await server.ask('memory', {});
  return { heap: heapUsed, rss: rssBytesOf(server.pid) };
}

function growth(looks: readonly Look[], index: number, of: (look: Look) => number): string {
  const [before, after] = [looks[index - 1], looks[index]];
  if (!before || !after) return '';
  return kilobytes((of(after) - of(before)) / (after.connections - before.connections));
}

function boardOf(person: number, perBoard: number): string {
  return `idle-${Math.floor(person / perBoard)}`;
}
