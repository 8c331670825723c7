import { createBench } from '../bench.ts';
import type { Stallers } from '../clients/stallers.ts';
import { startClients } from '../process/startClients.ts';
import { megabytes, ms, percent } from '../report/units.ts';
import { LIMITS_LIFTED } from '../server/limitsLifted.ts';
import { readFigure } from '../server/readFigure.ts';
import { startServer } from '../server/startServer.ts';
import { rssBytesOf, watchRss } from '../server/watchRss.ts';
import { gather } from './people.ts';
import { wait } from './wait.ts';

const WARM_UP_SECONDS = 10;

/** The board is to stay small, so that its own growth is not taken for what the slow client costs. */
const KEPT = 5;

/**
 * What somebody who never reads costs the others. Strokes of 2 KB, because small ones would fit the buffers of the network
 * for minutes; it answers pings, because otherwise it would be cut off for being dead; and it comes back whenever it is cut.
 */
export const slow = createBench({
  measures: 'a room in which one client never reads',
  options: { people: 20, perSecond: 20, bytes: 2_048, before: 30, during: 60, after: 30 },
  async run({ people, perSecond, bytes, before, during, after }, { dataDir, say }) {
    const server = await startServer({ DATA_DIR: dataDir, ...LIMITS_LIFTED });
    const where = { url: server.url, boardId: 'slow' };
    const honest = await gather(where, { people });
    await honest.start({ perSecond, bytes, kept: KEPT });
    await wait(WARM_UP_SECONDS);

    const measure = async (name: string, seconds: number) => {
      await honest.report();
      const stopWatching = watchRss(server.pid);
      await wait(seconds);
      const report = await honest.report();
      const most = stopWatching();
      const cut = await readFigure(server.url, 'drawbridge_terminated_total{code="slow"}');
      const lagging = await readFigure(server.url, 'drawbridge_lagging_total');
      say(`${name}: ack p99 ${ms(report.p99Ms)}, lagging ${lagging}, cut off ${cut}`);
      return { name, report, most, rss: rssBytesOf(server.pid), cut };
    };

    const quiet = await measure('before', before);
    const staller = startClients<Stallers>('stallers.ts');
    await staller.ask('stall', where);
    const stalled = await measure('one never reads', during);
    await staller.ask('stop', {});
    staller.end();
    const again = await measure('after', after);
    await honest.stop();
    honest.end();
    await server.end('SIGTERM');

    return [
      ['the others', 'acks', 'p50', 'p99', 'p99 to before', 'server RSS', 'at most', 'cut off'],
      ...[quiet, stalled, again].map(({ name, report, rss, most, cut }) => [
        name,
        report.count,
        ms(report.p50Ms),
        ms(report.p99Ms),
        percent(report.p99Ms / quiet.report.p99Ms),
        megabytes(rss),
        megabytes(most),
        cut,
      ]),
    ];
  },
});
