// tldraw sync with its SQLite storage, one database a room, as its documentation shows.
import { createServer } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { NodeSqliteWrapper, SQLiteSyncStorage, TLSocketRoom } from '@tldraw/sync-core';
import { WebSocketServer } from 'ws';

const [port, dataDir] = process.argv.slice(2);
const rooms = new Map();

function roomOf(name) {
  const known = rooms.get(name);
  if (known) return known;
  const database = new DatabaseSync(join(dataDir, `${name}.sqlite`));
  const room = new TLSocketRoom({
    storage: new SQLiteSyncStorage({ sql: new NodeSqliteWrapper(database) }),
    onSessionRemoved(_, { numSessionsRemaining }) {
      if (numSessionsRemaining > 0) return;
      rooms.delete(name);
      room.close();
      database.close();
    },
  });
  rooms.set(name, room);
  return room;
}

const server = createServer();
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
sockets.on('connection', (socket, { url }) => {
  const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
  roomOf(pathname.slice(1)).handleSocketConnect({ sessionId: searchParams.get('sessionId'), socket });
});
server.listen(Number(port), '127.0.0.1', () => {
  process.stdout.write(`listening on http://127.0.0.1:${server.address().port}\n`);
});
