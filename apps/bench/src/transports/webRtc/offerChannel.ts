import { once } from 'node:events';
import type { WebSocket } from 'ws';
import type { DataChannels, RelayChannel, RelayPeer } from './loadPackages.ts';

/** Offers a data channel to whoever came by this WebSocket. Resolves when it is open. */
export async function offerChannel(
  { PeerConnection }: DataChannels,
  socket: WebSocket,
  onGone: () => void,
): Promise<RelayChannel> {
  const peer = new PeerConnection('relay', { iceServers: [], bindAddress: '127.0.0.1' });
  peer.onStateChange((state) => {
    if (state !== 'closed' && state !== 'failed') return;
    onGone();
  });
  const gathered = new Promise<void>((resolve) => {
    peer.onGatheringStateChange((state) => state === 'complete' && resolve());
  });
  const channel = peer.createDataChannel('log');
  const opened = new Promise<void>((resolve) => channel.onOpen(resolve));
  await gathered;
  await exchange(peer, socket);
  await opened;
  socket.close();
  return channel;
}

async function exchange(peer: RelayPeer, socket: WebSocket): Promise<void> {
  socket.send(peer.localDescription()?.sdp ?? '');
  const [answer] = await once(socket, 'message');
  peer.setRemoteDescription(String(answer), 'answer');
}
