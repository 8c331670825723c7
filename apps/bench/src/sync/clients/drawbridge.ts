import { encodePresence, parsePresence } from '@drawbridge/board';
import { openBoard } from '@drawbridge/sync';
import type { Hearing, Seat, SyncClient } from '../client.ts';
import { createYjsBoard } from '../peers/yjsBoard.ts';

/** A page's client without the page. Cursors go in eighths of a px, and so stamps fit them exactly. */
const STAMPS_PER_PX = 8;

export async function openClient(seat: Seat, hearing: Hearing): Promise<SyncClient> {
  const { url, room, person, transport = 'websocket' } = seat;
  const profile = { name: `Person ${person}`, color: '#336699' };
  const provider = openBoard({ url, boardId: room, profile, transports: [transport] });
  const board = createYjsBoard(provider.doc, hearing.change);
  provider.onPresence(({ state }) => {
    const cursor = state && parsePresence(state)?.cursor;
    if (cursor) hearing.cursor(cursor.x * STAMPS_PER_PX);
  });
  await provider.synced;
  return {
    write: board.write,
    moveCursor({ stamp, n }) {
      const cursor = { x: stamp / STAMPS_PER_PX, y: n / STAMPS_PER_PX };
      provider.setPresence(encodePresence({ cursor, tool: 'select', selection: [] }));
    },
    get shapes() {
      return board.shapes;
    },
    has: board.has,
    close: () => provider.close(),
  };
}
