import { createBench } from '../bench.ts';
import { megabytes } from '../report/units.ts';
import { LIMITS_LIFTED } from '../server/limitsLifted.ts';
import { startServer } from '../server/startServer.ts';
import { rssBytesOf } from '../server/watchRss.ts';
import { drawTogether, lostRow, rowsOf } from './drawTogether.ts';

export const polling = createBench({
  measures: 'people who have long-polling only, and draw',
  options: { people: 2_000, perBoard: 2, perSecond: 2, bytes: 60, seconds: 60 },
  async run({ people, perBoard, ...pace }, { dataDir }) {
    const server = await startServer({ DATA_DIR: dataDir, ...LIMITS_LIFTED });
    const seats = Array.from({ length: people }, (_, index) => ({
      url: server.url,
      boardId: `crowd-${Math.floor(index / perBoard)}`,
      name: `p${index}`,
      line: 'polling' as const,
    }));
    const drawn = await drawTogether(server, seats, pace);
    const rss = rssBytesOf(server.pid);
    const lost = await lostRow(server.url, drawn);
    await server.end('SIGTERM');
    const { received, count } = drawn.report;
    return [
      ...rowsOf(drawn),
      ['messages that came, for one that was sent', (received / count).toFixed(2)],
      ['server RSS', megabytes(rss)],
      lost,
    ];
  },
});
