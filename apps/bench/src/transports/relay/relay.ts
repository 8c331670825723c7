import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

/*
 * Hands what comes from one WebSocket on to all others, and keeps nothing: a floor for what a server of boards may cost.
 * Says where it listens as our server does.
 */

/** As in the server: chat of this kind is not compressed. */
const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
const followers = new Set<WebSocket>();

const http = createServer((_, response) => response.writeHead(404).end());
http.on('upgrade', (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, (ws) => {
    if (request.url === '/write') ws.on('message', handOn);
    else follow(ws);
  });
});

function handOn(message: Buffer): void {
  for (const follower of followers) follower.send(message, { binary: true });
}

function follow(ws: WebSocket): void {
  followers.add(ws);
  ws.once('close', () => followers.delete(ws));
}

http.listen(0, '127.0.0.1', () => {
  // It was told to listen on a port, so it has one.
  const { port } = http.address() as AddressInfo;
  process.stdout.write(`listening on http://127.0.0.1:${port}\n`);
});
process.once('SIGTERM', () => process.exit());
