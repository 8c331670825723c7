// Hocuspocus with its SQLite extension, as its documentation shows.
import { join } from 'node:path';
import { SQLite } from '@hocuspocus/extension-sqlite';
import { Server } from '@hocuspocus/server';

const [port, dataDir] = process.argv.slice(2);
const server = new Server({
  address: '127.0.0.1',
  quiet: true,
  extensions: [new SQLite({ database: join(dataDir, 'hocuspocus.sqlite') })],
});
// Its own port 0 is taken for none, and then it listens on 80.
server.configuration.port = Number(port);
await server.listen();
process.stdout.write(`listening on http://127.0.0.1:${server.httpServer.address().port}\n`);
