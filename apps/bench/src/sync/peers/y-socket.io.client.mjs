import { SocketIOProvider } from 'y-socket.io';
import * as Y from 'yjs';
import { hearCursors, moveCursor } from './awareness.mjs';
import { createYjsBoard } from './yjsBoard.ts';

export async function openClient({ url, room }, hearing) {
  const doc = new Y.Doc();
  const board = createYjsBoard(doc, hearing.change);
  // One connection for each person: by itself, all clients of a process would share one.
  const ways = { transports: ['websocket'], forceNew: true };
  const provider = new SocketIOProvider(url, room, doc, { disableBc: true }, ways);
  hearCursors(provider.awareness, hearing.cursor);
  await new Promise((resolve) => provider.once('sync', resolve));
  return {
    write: board.write,
    moveCursor: (mark) => moveCursor(provider.awareness, mark),
    get shapes() {
      return board.shapes;
    },
    has: board.has,
    async close() {
      provider.destroy();
      doc.destroy();
    },
  };
}
