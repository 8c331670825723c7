import { createBench } from '../bench.ts';
import { megabytes, ms, percent } from '../report/units.ts';
import { LIMITS_LIFTED } from '../server/limitsLifted.ts';
import { startServer } from '../server/startServer.ts';
import { rssBytesOf } from '../server/watchRss.ts';
import { countLost } from './countLost.ts';
import { gatherAt } from './people.ts';
import { wait } from './wait.ts';

const WARM_UP_SECONDS = 5;

/** Who begins first has drawn a little longer. */
const SPARE_SECONDS = 10;

/** Two, so that one core's worth of clients is not what is measured. */
const PROCESSES = 2;

/** Boards that are read again at the end. */
const LOOKED_AT = 20;

export const polling = createBench({
  measures: 'people who have long-polling only, and draw',
  options: { people: 2_000, perBoard: 2, perSecond: 2, bytes: 60, seconds: 60 },
  async run({ people, perBoard, perSecond, bytes, seconds }, { dataDir, say }) {
    const server = await startServer({ DATA_DIR: dataDir, ...LIMITS_LIFTED });
    const seats = Array.from({ length: people }, (_, index) => ({
      url: server.url,
      boardId: `crowd-${Math.floor(index / perBoard)}`,
      name: `p${index}`,
      line: 'polling' as const,
    }));
    const everybody = await gatherAt(seats, PROCESSES);
    say(`${people} are here.`);
    await everybody.start({ perSecond, bytes, aheadSeconds: WARM_UP_SECONDS + seconds + SPARE_SECONDS });
    await wait(WARM_UP_SECONDS);
    await everybody.report();
    await server.ask('watch', { delays: true });
    await wait(seconds);
    const seen = await server.ask('seen', {});
    const report = await everybody.report();
    const pushed = await everybody.stop();
    const rss = rssBytesOf(server.pid);
    everybody.end();
    let lost = 0;
    for (const boardId of new Set(seats.slice(0, LOOKED_AT * perBoard).map((seat) => seat.boardId)))
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
      ['messages that each got for one that they sent', (report.received / report.count).toFixed(2)],
      ['server CPU, of one core', percent(seen.cpuMs / seen.elapsedMs)],
      ['event loop delay p99', ms(seen.delayP99Ms)],
      ['server RSS', megabytes(rss)],
      [`lost on ${LOOKED_AT} of the boards`, lost],
    ];
  },
});
