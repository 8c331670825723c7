import { createBench } from '../bench.ts';
import { megabytes, ms, percent } from '../report/units.ts';
import { LIMITS_LIFTED } from '../server/limitsLifted.ts';
import { startServer } from '../server/startServer.ts';
import { rssBytesOf } from '../server/watchRss.ts';
import { countLost } from './countLost.ts';
import { gather } from './people.ts';
import { wait } from './wait.ts';

const WARM_UP_SECONDS = 5;

/** Two, so that one core's worth of clients is not what is measured. */
const PROCESSES = 2;

/** Everybody draws over what they drew `kept` changes ago: in ten minutes the board would be larger than any may be. */
export const load = createBench({
  measures: 'one room in which everybody draws',
  options: { people: 50, perSecond: 20, bytes: 60, kept: 100, seconds: 60 },
  async run({ people, perSecond, bytes, kept, seconds }, { dataDir }) {
    const server = await startServer({ DATA_DIR: dataDir, ...LIMITS_LIFTED });
    const where = { url: server.url, boardId: 'load' };
    const everybody = await gather(where, { people, processes: PROCESSES });
    await everybody.start({ perSecond, bytes, kept });
    await wait(WARM_UP_SECONDS);
    await everybody.report();
    await server.ask('watch', { delays: true });
    await wait(seconds / 2);
    const halfway = await server.ask('memory', {});
    await wait(seconds / 2);
    const seen = await server.ask('seen', {});
    const { heapUsed } = await server.ask('memory', {});
    const report = await everybody.report();
    const pushed = await everybody.stop();
    everybody.end();
    const rss = rssBytesOf(server.pid);
    const lost = await countLost(where, pushed, kept);
    await server.end('SIGTERM');
    return [
      ['acks a second', Math.round(report.count / report.seconds)],
      ['messages to people a second', Math.round(report.received / report.seconds)],
      ['ack p50', ms(report.p50Ms)],
      ['ack p99', ms(report.p99Ms)],
      ['ack at most', ms(report.maxMs)],
      ['server CPU, of one core', percent(seen.cpuMs / seen.elapsedMs)],
      ['event loop delay p99', ms(seen.delayP99Ms)],
      ['server RSS', megabytes(rss)],
      ['heap growth a minute, second half', megabytes(((heapUsed - halfway.heapUsed) * 120) / seconds)],
      ['acknowledged', pushed.reduce((total, { acknowledged }) => total + acknowledged, 0)],
      ['of those lost', lost],
    ];
  },
});
