import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { hearCursors, moveCursor } from './awareness.mjs';
import { createYjsBoard } from './yjsBoard.ts';

export async function openClient({ url, room }, hearing) {
  const doc = new Y.Doc();
  const board = createYjsBoard(doc, hearing.change);
  const options = { WebSocketPolyfill: WebSocket, disableBc: true };
  const provider = new WebsocketProvider(url.replace('http', 'ws'), room, doc, options);
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
