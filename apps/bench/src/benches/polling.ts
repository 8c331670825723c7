import { createBench } from '../bench.ts';
import { latencyOf } from '../report/latency.ts';
import { megabytes, ms, percent } from '../report/units.ts';
import { LIMITS_LIFTED } from '../server/limitsLifted.ts';
import { startServer } from '../server/startServer.ts';
import { rssBytesOf } from '../server/watchRss.ts';
import { openCrowd } from './crowd.ts';
import { wait } from './wait.ts';

const WARM_UP_SECONDS = 5;

export const polling = createBench({
  measures: 'people who have long-polling only, and draw',
  options: { people: 2_000, perBoard: 10, perSecond: 2, seconds: 60 },
  async run({ people, perBoard, perSecond, seconds }, { dataDir, say }) {
    const server = await startServer({ DATA_DIR: dataDir, ...LIMITS_LIFTED });
    const crowd = await openCrowd(server.url, { people, perBoard, transports: ['polling'] });
    say(`${people} are here.`);
    await crowd.all(({ ask }) => ask('start', { perSecond }));
    await wait(WARM_UP_SECONDS);
    await crowd.all(({ ask }) => ask('report', {}));
    await server.ask('watch', { delays: true });
    await wait(seconds);
    const seen = await server.ask('seen', {});
    const saved = latencyOf((await crowd.all(({ ask }) => ask('report', {}))).flat());
    const drawn = (await crowd.all(({ ask }) => ask('stop', {}))).flat();
    const shapes: Record<string, number> = {};
    for (const one of drawn) shapes[one.boardId] = (shapes[one.boardId] ?? 0) + one.drawn;
    const missing = await crowd.all(({ ask }) => ask('missing', { shapes }));
    const rss = rssBytesOf(server.pid);
    crowd.end();
    await server.end('SIGTERM');
    return [
      ['saved p50', ms(saved.p50Ms)],
      ['saved p99', ms(saved.p99Ms)],
      ['saved at most', ms(saved.maxMs)],
      ['server CPU, of one core', percent(seen.cpuMs / seen.elapsedMs)],
      ['event loop delay p99', ms(seen.delayP99Ms)],
      ['server RSS', megabytes(rss)],
      ['people who do not see all that was drawn', missing.reduce((total, count) => total + count, 0)],
    ];
  },
});
