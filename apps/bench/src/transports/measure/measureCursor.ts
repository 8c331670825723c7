import { wait } from '../../benches/wait.ts';
import type { Readers } from '../../clients/readers.ts';
import type { Writer } from '../../clients/writer.ts';
import { startClients } from '../../process/startClients.ts';
import { openSite } from './openSite.ts';

const BOARD = 'cursor';
const PER_SECOND = 20;

/** What a message is that says where somebody points: as it comes to one other person by WebSocket, in bytes. */
export async function measureCursor(dataDir: string, seconds: number): Promise<number> {
  const name = 'socketio-websocket';
  const { site, close } = await openSite({ name, proxy: 'none', dataDir: `${dataDir}/cursor` });
  const readers = startClients<Readers>('readers.ts');
  const writer = startClients<Writer>('writer.ts');
  try {
    await writer.ask('join', { url: site.server.url, boardId: BOARD, from: 'server' });
    await readers.ask('open', { name, place: site.place, boardIds: [BOARD] });
    await readers.ask('watch', {});
    await writer.ask('point', { perSecond: PER_SECOND });
    await wait(seconds);
    const { bytesIn, others } = await readers.ask('travelled', {});
    return bytesIn / others;
  } finally {
    readers.end();
    writer.end();
    await close();
  }
}
