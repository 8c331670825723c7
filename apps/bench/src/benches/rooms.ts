import { createBench } from '../bench.ts';
import { megabytes, ms, percent } from '../report/units.ts';
import { LIMITS_LIFTED } from '../server/limitsLifted.ts';
import type { ServerProcess } from '../server/startProgram.ts';
import { startBareRelay, startServer } from '../server/startServer.ts';
import { rssBytesOf } from '../server/watchRss.ts';
import { countLost } from './countLost.ts';
import { gatherAt } from './people.ts';
import { wait } from './wait.ts';

const WARM_UP_SECONDS = 5;

/** Who begins first has drawn a little longer. */
const SPARE_SECONDS = 10;

/** Two, so that one core's worth of clients is not what is measured. */
const PROCESSES = 2;

/** Boards that are read again at the end; all of a thousand would take as long as the bench. */
const LOOKED_AT = 20;

/** What a run takes. */
interface Load {
  readonly rooms: number;
  readonly people: number;
  readonly perSecond: number;
  readonly bytes: number;
  readonly seconds: number;
}

export const rooms = createBench({
  measures: 'many rooms, in each of which a few people draw, beside a relay that stores nothing',
  options: { rooms: 1_000, people: 2, perSecond: 5, bytes: 60, seconds: 60 },
  async run(load, { dataDir }) {
    const relay = await startBareRelay();
    const bare = await drawTogether(relay, load);
    await relay.end('SIGTERM');
    const server = await startServer({ DATA_DIR: dataDir, ...LIMITS_LIFTED });
    const ours = await drawTogether(server, load);
    const rss = rssBytesOf(server.pid);
    let lost = 0;
    for (const boardId of boardIdsOf(load).slice(0, LOOKED_AT))
      lost += await countLost(
        { url: server.url, boardId },
        ours.pushed.filter((one) => one.boardId === boardId),
      );
    await server.end('SIGTERM');
    const beside = rowsOf(bare);
    const compared = rowsOf(ours).map(([what, value], index) => [what, value, beside[index]?.[1] ?? '']);
    return [
      ['', 'Drawbridge', 'a relay'],
      ...compared,
      ['server RSS', megabytes(rss)],
      [`lost on ${Math.min(LOOKED_AT, load.rooms)} of the boards`, lost],
    ];
  },
});

function boardIdsOf({ rooms }: Load): string[] {
  return Array.from({ length: rooms }, (_, index) => `room-${index}`);
}

async function drawTogether(server: ServerProcess, load: Load) {
  const { people, perSecond, bytes, seconds } = load;
  const seats = boardIdsOf(load).flatMap((boardId) =>
    Array.from({ length: people }, (_, index) => ({ url: server.url, boardId, name: `p${index}` })),
  );
  const everybody = await gatherAt(seats, PROCESSES);
  await everybody.start({ perSecond, bytes, aheadSeconds: WARM_UP_SECONDS + seconds + SPARE_SECONDS });
  await wait(WARM_UP_SECONDS);
  await everybody.report();
  await server.ask('watch', { delays: true });
  await wait(seconds);
  const seen = await server.ask('seen', {});
  const report = await everybody.report();
  const pushed = await everybody.stop();
  everybody.end();
  return { report, seen, pushed };
}

function rowsOf({
  report,
  seen,
}: Awaited<ReturnType<typeof drawTogether>>): (readonly [string, string | number])[] {
  return [
    ['acks a second', Math.round(report.count / report.seconds)],
    ['ack p50', ms(report.p50Ms)],
    ['ack p99', ms(report.p99Ms)],
    ['ack at most', ms(report.maxMs)],
    ['server CPU, of one core', percent(seen.cpuMs / seen.elapsedMs)],
    ['event loop delay p99', ms(seen.delayP99Ms)],
    ['event loop delay max', ms(seen.delayMaxMs)],
  ];
}
