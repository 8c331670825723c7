import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { CHANGE, encodeHistory } from './messages.ts';

/*
 * The least that a server can do: it hands on what it hears, checks nothing and stores nothing. It keeps the changes in memory
 * and sends them to whoever comes in one message, or there would be nothing to compare a join with.
 */

interface Room {
  readonly members: Set<WebSocket>;
  readonly changes: Buffer[];
}

const rooms = new Map<string, Room>();

const [port] = process.argv.slice(2);
const server = new WebSocketServer({
  host: '127.0.0.1',
  port: Number(port),
  perMessageDeflate: false,
});
server.on('connection', (socket, { url = '' }) => {
  const room = roomOf(url);
  room.members.add(socket);
  socket.send(encodeHistory(room.changes));
  socket.on('message', (bytes: Buffer) => {
    if (bytes[0] === CHANGE) room.changes.push(bytes);
    for (const member of room.members) if (member !== socket) member.send(bytes);
  });
  socket.on('close', () => room.members.delete(socket));
});
server.on('listening', () => {
  // A server that listens on a port has this kind of address.
  const address = server.address() as AddressInfo;
  process.stdout.write(`listening on http://127.0.0.1:${address.port}\n`);
});

function roomOf(name: string): Room {
  const room = rooms.get(name) ?? { members: new Set(), changes: [] };
  rooms.set(name, room);
  return room;
}
