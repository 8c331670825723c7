import type { Seat } from '../clients/drawers.ts';
import { ms, percent } from '../report/units.ts';
import type { ServerProcess } from '../server/startProgram.ts';
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

export type Drawn = Awaited<ReturnType<typeof drawTogether>>;

/** Everybody draws where their seat is, for so many seconds. Answers how it went, what the server did meanwhile, and what was pushed. */
export async function drawTogether(
  server: ServerProcess,
  seats: readonly Seat[],
  {
    perSecond,
    bytes,
    seconds,
  }: { readonly perSecond: number; readonly bytes: number; readonly seconds: number },
) {
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

export function rowsOf({ report, seen }: Drawn): (readonly [string, string | number])[] {
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

/** How much of what was acknowledged a newcomer does not find on the first boards, as a row. */
export async function lostRow(url: string, { pushed }: Drawn): Promise<readonly [string, number]> {
  const boardIds = [...new Set(pushed.map(({ boardId }) => boardId))].slice(0, LOOKED_AT);
  let lost = 0;
  for (const boardId of boardIds)
    lost += await countLost(
      { url, boardId },
      pushed.filter((one) => one.boardId === boardId),
    );
  return [`lost on ${boardIds.length} of the boards`, lost];
}
