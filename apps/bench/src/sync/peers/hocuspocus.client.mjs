import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { hearCursors, moveCursor } from './awareness.mjs';
import { createYjsBoard } from './yjsBoard.ts';

export async function openClient({ url, room }, hearing) {
  const document = new Y.Doc();
  const board = createYjsBoard(document, hearing.change);
  const socket = new HocuspocusProviderWebsocket({
    url: url.replace('http', 'ws'),
    WebSocketPolyfill: WebSocket,
  });
  const provider = new HocuspocusProvider({ websocketProvider: socket, name: room, document });
  const synced = new Promise((resolve) => provider.on('synced', resolve));
  provider.attach();
  hearCursors(provider.awareness, hearing.cursor);
  await synced;
  return {
    write: board.write,
    moveCursor: (mark) => moveCursor(provider.awareness, mark),
    get shapes() {
      return board.shapes;
    },
    has: board.has,
    async close() {
      provider.destroy();
      socket.destroy();
      document.destroy();
    },
  };
}
