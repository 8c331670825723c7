import { join } from 'node:path';
import { gather } from '../../benches/people.ts';
import { wait } from '../../benches/wait.ts';
import type { Idlers } from '../../clients/idlers.ts';
import { startClients } from '../../process/startClients.ts';
import { LIMITS_LIFTED } from '../../server/limitsLifted.ts';
import { startServer } from '../../server/startServer.ts';
import { rssBytesOf } from '../../server/watchRss.ts';

const CLIENTS_PER_PROCESS = 2_500;
const PEOPLE_PER_BOARD = 50;

/** Some who draw among all those who do nothing, to see that the server still has time for them. */
const DRAWERS = 5;
const PACE = { perSecond: 2, bytes: 60 };

/** Many connections at one node. */
export interface Held {
  readonly wanted: number;
  /** Of those, at the end. */
  readonly open: number;
  readonly rssBytes: number;
  /** Of the server, as a share of one core, while some draw. */
  readonly cpu: number;
  /** Until what somebody draws is stored. */
  readonly ackP99Ms: number;
}

/** So many connections over WebSocket join boards and stay, while a few people draw. */
export async function holdConnections(wanted: number, seconds: number, dataDir: string): Promise<Held> {
  const server = await startServer({ DATA_DIR: join(dataDir, 'held'), ...LIMITS_LIFTED });
  const groups = Array.from({ length: Math.ceil(wanted / CLIENTS_PER_PROCESS) }, () =>
    startClients<Idlers>('idlers.ts'),
  );
  try {
    await Promise.all(
      groups.map(({ ask }, index) =>
        ask('join', { url: server.url, boardIds: boardsOf(index, groups.length, wanted) }),
      ),
    );
    const people = await gather({ url: server.url, boardId: 'drawn' }, { people: DRAWERS });
    await people.start(PACE);
    await server.ask('watch', {});
    await wait(seconds);
    const seen = await server.ask('seen', {});
    const { p99Ms } = await people.report();
    people.end();
    const open = await Promise.all(groups.map(({ ask }) => ask('open', {})));
    return {
      wanted,
      open: open.reduce((total, count) => total + count, 0),
      rssBytes: rssBytesOf(server.pid),
      cpu: seen.cpuMs / seen.elapsedMs,
      ackP99Ms: p99Ms,
    };
  } finally {
    for (const { end } of groups) end();
    await server.end('SIGTERM');
  }
}

/** Each board has people of one process. */
function boardsOf(group: number, groups: number, wanted: number): string[] {
  const share = Math.ceil(wanted / groups);
  const count = Math.min(share, wanted - group * share);
  return Array.from({ length: count }, (_, index) => `held-${group}-${Math.floor(index / PEOPLE_PER_BOARD)}`);
}
