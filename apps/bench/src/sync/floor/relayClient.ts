import { once } from 'node:events';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { Hearing, Seat, SyncClient } from '../client.ts';
import { createYjsBoard } from '../peers/yjsBoard.ts';
import { CURSOR, decodeChange, decodeCursor, decodeHistory, encodeChange, encodeCursor } from './messages.ts';

/** A client of the relay, which keeps the same document as those of other systems do. */
export async function openClient({ url, room }: Seat, hearing: Hearing): Promise<SyncClient> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/${room}`, { perMessageDeflate: false });
  const doc = new Y.Doc();
  const board = createYjsBoard(doc, hearing.change);
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== socket) socket.send(encodeChange(update));
  });

  const apply = (message: Buffer): void => Y.applyUpdate(doc, decodeChange(message), socket);
  const isHere = Promise.withResolvers<void>();
  let isFirst = true;
  socket.on('message', (message: Buffer) => {
    if (isFirst) {
      isFirst = false;
      doc.transact(() => decodeHistory(message).forEach(apply), socket);
      isHere.resolve();
    } else if (message[0] === CURSOR) hearing.cursor(decodeCursor(message));
    else apply(message);
  });
  socket.on('error', isHere.reject);
  await isHere.promise;

  return {
    write: board.write,
    moveCursor: (mark) => socket.send(encodeCursor(mark)),
    get shapes() {
      return board.shapes;
    },
    has: board.has,
    async close() {
      socket.close();
      await once(socket, 'close');
      doc.destroy();
    },
  };
}
