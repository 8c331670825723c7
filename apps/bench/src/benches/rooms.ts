import { createBench } from '../bench.ts';
import type { Seat } from '../clients/drawers.ts';
import { megabytes } from '../report/units.ts';
import { LIMITS_LIFTED } from '../server/limitsLifted.ts';
import { startBareRelay, startServer } from '../server/startServer.ts';
import { rssBytesOf } from '../server/watchRss.ts';
import { drawTogether, lostRow, rowsOf } from './drawTogether.ts';

export const rooms = createBench({
  measures: 'many rooms, in each of which a few people draw, beside a relay that stores nothing',
  options: { rooms: 1_000, people: 2, perSecond: 5, bytes: 60, seconds: 60 },
  async run(load, { dataDir }) {
    const relay = await startBareRelay();
    const bare = await drawTogether(relay, seatsOf(relay.url, load), load);
    await relay.end('SIGTERM');
    const server = await startServer({ DATA_DIR: dataDir, ...LIMITS_LIFTED });
    const ours = await drawTogether(server, seatsOf(server.url, load), load);
    const rss = rssBytesOf(server.pid);
    const lost = await lostRow(server.url, ours);
    await server.end('SIGTERM');
    const beside = rowsOf(bare);
    const compared = rowsOf(ours).map(([what, value], index) => [what, value, beside[index]?.[1] ?? '']);
    return [['', 'Drawbridge', 'a relay'], ...compared, ['server RSS', megabytes(rss)], lost];
  },
});

function seatsOf(
  url: string,
  { rooms, people }: { readonly rooms: number; readonly people: number },
): readonly Seat[] {
  return Array.from({ length: rooms }, (_, room) =>
    Array.from({ length: people }, (_, index) => ({ url, boardId: `room-${room}`, name: `p${index}` })),
  ).flat();
}
