import { once } from 'node:events';
import { WebSocket } from 'ws';
import { type Hearing, keyOf, type Mark, type Seat, type SyncClient } from '../client.ts';
import { CHANGE, CHANGE_BYTES, CURSOR, decodeMessage, encodeMessage } from './messages.ts';

/** A client of the relay: it remembers what the changes are called, and that is its board. */
export async function openClient({ url, room, person }: Seat, hearing: Hearing): Promise<SyncClient> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/${room}`, { perMessageDeflate: false });
  const shapes = new Set<string>();
  const add = (mark: Mark): void => void shapes.add(keyOf(mark));

  const hear = (bytes: Buffer): void => {
    const { kind, mark } = decodeMessage(bytes);
    if (kind === CURSOR) hearing.cursor(mark.stamp);
    else {
      add(mark);
      hearing.change(mark);
    }
  };
  const isHere = Promise.withResolvers<void>();
  let isFirst = true;
  socket.on('message', (bytes: Buffer) => {
    if (!isFirst) {
      hear(bytes);
      return;
    }
    isFirst = false;
    for (let at = 0; at < bytes.length; at += CHANGE_BYTES) add(decodeMessage(bytes, at).mark);
    isHere.resolve();
  });
  socket.on('error', isHere.reject);
  await isHere.promise;

  return {
    write(marks) {
      for (const mark of marks) {
        add(mark);
        socket.send(encodeMessage({ kind: CHANGE, mark }));
      }
    },
    moveCursor: (mark) => socket.send(encodeMessage({ kind: CURSOR, mark: { ...mark, person } })),
    get shapes() {
      return shapes.size;
    },
    has: (key) => shapes.has(key),
    async close() {
      socket.close();
      await once(socket, 'close');
    },
  };
}
