import { createBench } from '../bench.ts';
import { megabytes, ms, percent } from '../report/units.ts';
import { LIMITS_LIFTED } from '../server/limitsLifted.ts';
import { startServer } from '../server/startServer.ts';
import { rssBytesOf } from '../server/watchRss.ts';
import { countLost } from './countLost.ts';
import { gatherAt } from './people.ts';
import { wait } from './wait.ts';

const WARM_UP_SECONDS = 5;

/** Two, so that one core's worth of clients is not what is measured. */
const PROCESSES = 2;

/** Boards that are read again at the end; all of a thousand would take as long as the bench. */
const LOOKED_AT = 20;

export const rooms = createBench({
  measures: 'many rooms, in each of which a few people draw',
  options: { rooms: 1_000, people: 2, perSecond: 5, bytes: 60, seconds: 60 },
  async run({ rooms: count, people, perSecond, bytes, seconds }, { dataDir }) {
    const server = await startServer({ DATA_DIR: dataDir, ...LIMITS_LIFTED });
    const boardIds = Array.from({ length: count }, (_, index) => `room-${index}`);
    const seats = boardIds.flatMap((boardId) =>
      Array.from({ length: people }, (_, index) => ({ url: server.url, boardId, name: `p${index}` })),
    );
    const everybody = await gatherAt(seats, PROCESSES);
    await everybody.start({ perSecond, bytes });
    await wait(WARM_UP_SECONDS);
    await everybody.report();
    await server.ask('watch', { delays: true });
    await wait(seconds);
    const seen = await server.ask('seen', {});
    const report = await everybody.report();
    const pushed = await everybody.stop();
    everybody.end();
    const rss = rssBytesOf(server.pid);
    let lost = 0;
    for (const boardId of boardIds.slice(0, LOOKED_AT))
      lost += await countLost(
        { url: server.url, boardId },
        pushed.filter((one) => one.boardId === boardId),
      );
    await server.end('SIGTERM');
    return [
      ['acks a second', Math.round(report.count / report.seconds)],
      ['ack p50', ms(report.p50Ms)],
      ['ack p99', ms(report.p99Ms)],
      ['ack at most', ms(report.maxMs)],
      ['server CPU, of one core', percent(seen.cpuMs / seen.elapsedMs)],
      ['event loop delay p99', ms(seen.delayP99Ms)],
      ['event loop delay max', ms(seen.delayMaxMs)],
      ['server RSS', megabytes(rss)],
      [`lost on ${Math.min(LOOKED_AT, count)} of the boards`, lost],
    ];
  },
});
