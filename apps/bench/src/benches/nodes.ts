import { createBench, type Host } from '../bench.ts';
import { ms } from '../report/units.ts';
import { LIMITS_LIFTED } from '../server/limitsLifted.ts';
import { type ServerProcess, startServer } from '../server/startServer.ts';
import { startStores } from '../server/startStores.ts';
import { gatherAt } from './people.ts';
import { wait } from './wait.ts';

/** Each node has code of its own to warm up. */
const WARM_UP_SECONDS = 15;

/** Two, so that one core's worth of clients is not what is measured. */
const PROCESSES = 2;

interface Shape {
  /** Of each node. */
  readonly boards: number;
  readonly people: number;
  readonly perSecond: number;
  readonly bytes: number;
  readonly seconds: number;
}

/**
 * What several nodes on one PostgreSQL and Redis do together, each with as many boards of its own as one alone, as behind a
 * proxy that routes by board. Where there are fewer cores than nodes, throughput cannot grow for long: then what a message
 * costs is what tells. Not the same boards for all together: the less a node has to do, the more each message costs it.
 */
export const nodes = createBench({
  measures: 'one node, and several on one database that have as many boards each',
  options: { nodes: 3, boards: 10, people: 4, perSecond: 10, bytes: 60, seconds: 30 },
  async run({ nodes: count, ...shape }, host) {
    const stores = await startStores(['one', 'several']);
    const [one = '', several = ''] = stores.databaseUrls;
    const { redisUrl } = stores;
    const alone = await measure({ count: 1, databaseUrl: one, redisUrl }, shape, host);
    const together = await measure({ count, databaseUrl: several, redisUrl }, shape, host);
    await stores.stop();
    const row = (name: string, of: (figures: Figures) => number, show: (value: number) => string) => [
      name,
      show(of(alone)),
      show(of(together)),
      `× ${(of(together) / of(alone)).toFixed(2)}`,
    ];
    return [
      ['nodes', '1', count, ''],
      row('acks a second', ({ acks }) => acks, whole),
      row('messages to people a second', ({ messages }) => messages, whole),
      row('ack p50', ({ p50Ms }) => p50Ms, ms),
      row('ack p99', ({ p99Ms }) => p99Ms, ms),
      row('CPU of all nodes, of one core', ({ cores }) => cores, inPercent),
      row('CPU a delivered message', ({ microseconds }) => microseconds, inMicroseconds),
    ];
  },
});

interface Figures {
  readonly acks: number;
  readonly messages: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Seconds of CPU a second, of all nodes together. */
  readonly cores: number;
  /** Of CPU, for each message that reached somebody, acknowledgements among them. */
  readonly microseconds: number;
}

interface Place {
  readonly count: number;
  readonly databaseUrl: string;
  readonly redisUrl: string;
}

async function measure(
  { count, databaseUrl, redisUrl }: Place,
  { boards, people, perSecond, bytes, seconds }: Shape,
  { dataDir, say }: Host,
): Promise<Figures> {
  const settings = { DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, ...LIMITS_LIFTED };
  const servers: ServerProcess[] = [];
  for (let index = 0; index < count; index += 1)
    servers.push(await startServer({ DATA_DIR: `${dataDir}/${count}-${index}`, ...settings }));
  const seats = Array.from({ length: count * boards * people }, (_, index) => {
    const board = Math.floor(index / people);
    const { url = '' } = servers[board % count] ?? {};
    return { url, boardId: `board-${board}`, name: `p${index % people}` };
  });
  const everybody = await gatherAt(seats, PROCESSES);
  await everybody.start({ perSecond, bytes });
  await wait(WARM_UP_SECONDS);
  await everybody.report();
  await Promise.all(servers.map(({ ask }) => ask('watch', {})));
  await wait(seconds);
  const seen = await Promise.all(servers.map(({ ask }) => ask('seen', {})));
  const report = await everybody.report();
  await everybody.stop();
  everybody.end();
  await Promise.all(servers.map((server) => server.end('SIGTERM')));
  const cpuMs = seen.reduce((total, one) => total + one.cpuMs, 0);
  say(`${count} ${count === 1 ? 'node' : 'nodes'}: ${report.count} changes were acknowledged`);
  return {
    acks: report.count / report.seconds,
    messages: (report.received + report.count) / report.seconds,
    p50Ms: report.p50Ms,
    p99Ms: report.p99Ms,
    cores: cpuMs / 1_000 / report.seconds,
    microseconds: (cpuMs * 1_000) / (report.received + report.count),
  };
}

function whole(value: number): string {
  return String(Math.round(value));
}

function inPercent(cores: number): string {
  return `${(cores * 100).toFixed(0)} %`;
}

function inMicroseconds(value: number): string {
  return `${value.toFixed(1)} µs`;
}
