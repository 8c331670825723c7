import { createBench } from '../bench.ts';
import type { Joiners } from '../clients/joiners.ts';
import { startClients } from '../process/startClients.ts';
import { latencyOf } from '../report/latency.ts';
import { megabytes, ms } from '../report/units.ts';
import { LIMITS_LIFTED } from '../server/limitsLifted.ts';
import { startServer } from '../server/startServer.ts';
import { rssBytesOf, watchRss } from '../server/watchRss.ts';
import { fillBoard } from './fillBoard.ts';
import { gather } from './people.ts';
import { wait } from './wait.ts';

const MEGABYTE = 1024 * 1024;
const PACE = { perSecond: 20, bytes: 60 };

/** Everybody opens the same large board in one moment, on a server that has just started and must load it first. */
export const join = createBench({
  measures: 'many people who open one large board at once',
  options: { people: 100, megabytes: 50, others: 10, before: 15, over: 10 },
  async run({ people, megabytes: size, others, before, over }, { dataDir, say }) {
    const first = await startServer({ DATA_DIR: dataDir, ...LIMITS_LIFTED });
    await fillBoard(first.url, 'large', size * MEGABYTE);
    await first.end('SIGTERM');
    say(`A board of ${size} MB is stored and compacted.`);

    const server = await startServer({ DATA_DIR: dataDir, ...LIMITS_LIFTED });
    const honest = await gather({ url: server.url, boardId: 'small' }, { people: others });
    const joiners = startClients<Joiners>('joiners.ts');
    await honest.start(PACE);
    await wait(before / 3);
    await honest.report();
    await server.ask('watch', { delays: true });
    await wait(before);
    const quiet = {
      ...(await honest.report()),
      ...(await server.ask('seen', {})),
      rss: rssBytesOf(server.pid),
    };

    const stopWatching = watchRss(server.pid);
    await server.ask('watch', { delays: true });
    const [joined] = await Promise.all([
      joiners.ask('join', { url: server.url, boardId: 'large', people }),
      // What the others feel is told of so many seconds, however soon all are there.
      wait(over),
    ]);
    const crowded = { ...(await server.ask('seen', {})), ...(await honest.report()), rss: stopWatching() };
    await honest.stop();
    honest.end();
    joiners.end();
    await server.end('SIGTERM');

    const [answered, loaded] = [
      latencyOf(joined.map(({ joinedMs }) => joinedMs)),
      latencyOf(joined.map(({ loadedMs }) => loadedMs)),
    ];
    return [
      ['', 'p50', 'p95', 'max'],
      ['join answered', ms(answered.p50Ms), ms(answered.p95Ms), ms(answered.maxMs)],
      ['board loaded', ms(loaded.p50Ms), ms(loaded.p95Ms), ms(loaded.maxMs)],
      ['sent to each', megabytes(joined[0]?.bytes ?? 0), '', ''],
      ['', 'before', 'meanwhile', ''],
      ['event loop delay p50', ms(quiet.delayP50Ms), ms(crowded.delayP50Ms), ''],
      ['event loop delay p99', ms(quiet.delayP99Ms), ms(crowded.delayP99Ms), ''],
      ['event loop delay max', ms(quiet.delayMaxMs), ms(crowded.delayMaxMs), ''],
      ['ack p50, another board', ms(quiet.p50Ms), ms(crowded.p50Ms), ''],
      ['ack p99, another board', ms(quiet.p99Ms), ms(crowded.p99Ms), ''],
      ['server RSS, at most', megabytes(quiet.rss), megabytes(crowded.rss), ''],
      ['server CPU', ms(quiet.cpuMs), ms(crowded.cpuMs), ''],
      ['seconds', (quiet.elapsedMs / 1_000).toFixed(1), (crowded.elapsedMs / 1_000).toFixed(1), ''],
    ];
  },
});
