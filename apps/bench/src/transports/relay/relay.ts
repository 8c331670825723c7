import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { loadDataChannels } from '../webRtc/loadPackages.ts';
import { offerChannel } from '../webRtc/offerChannel.ts';

/*
 * node relay.ts [<folder with the packages of WebRTC>]
 *
 * Hands what comes from one WebSocket on to all others and to data channels, and keeps nothing: a floor for what a server of
 * boards may cost. Says where it listens as our server does.
 */

type Follower = (message: Buffer) => void;

/** Not compressed, as in our server. */
const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
const followers = new Set<Follower>();
const [packages] = process.argv.slice(2);
const dataChannels = packages === undefined ? undefined : loadDataChannels(packages);

const visits: Readonly<Record<string, (socket: WebSocket) => void>> = {
  '/write': (socket) => socket.on('message', handOn),
  '/follow'(socket) {
    const follower: Follower = (message) => socket.send(message, { binary: true });
    followers.add(follower);
    socket.once('close', () => followers.delete(follower));
  },
  '/offer': (socket) => void followByChannel(socket),
};

async function followByChannel(socket: WebSocket): Promise<void> {
  if (!dataChannels) return socket.close();
  const channel = await offerChannel(dataChannels, socket, () => followers.delete(follower));
  const follower: Follower = (message) => void channel.sendMessageBinary(message);
  followers.add(follower);
}

function handOn(message: Buffer): void {
  for (const follower of followers) follower(message);
}

const http = createServer((_, response) => response.writeHead(404).end());
http.on('upgrade', (request, socket, head) => {
  const visit = visits[request.url ?? ''];
  if (visit) sockets.handleUpgrade(request, socket, head, visit);
  else socket.destroy();
});
http.listen(0, '127.0.0.1', () => {
  // It was told to listen on a port, so it has one.
  const { port } = http.address() as AddressInfo;
  process.stdout.write(`listening on http://127.0.0.1:${port}\n`);
});
process.once('SIGTERM', () => process.exit());
