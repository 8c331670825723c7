// y-socket.io as its documentation shows. Nothing is stored: that is its default.
import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { YSocketIO } from 'y-socket.io/dist/server';

const server = createServer();
const ySocketIo = new YSocketIO(new Server(server));
ySocketIo.initialize();
const [port] = process.argv.slice(2);
server.listen(Number(port), '127.0.0.1', () => {
  process.stdout.write(`listening on http://127.0.0.1:${server.address().port}\n`);
});
