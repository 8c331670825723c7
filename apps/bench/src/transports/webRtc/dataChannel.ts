import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { Dialer } from '../line/createDialer.ts';
import { seqOf } from '../relay/relayed.ts';
import type { OpenReader, Place } from '../transport.ts';
import { countDatagrams } from './countDatagrams.ts';
import { loadWerift, type ReaderPeer } from './loadPackages.ts';

/** Follows our relay by a WebRTC data channel, in order and reliable as a log needs it. */
export const dataChannel: OpenReader = async (place, dialer, ears) => {
  const { RTCPeerConnection } = loadWerift(place.packages ?? '');
  countDatagrams(dialer);
  const peer = new RTCPeerConnection({
    iceServers: [],
    iceUseIpv6: false,
    iceAdditionalHostAddresses: ['127.0.0.1'],
  });
  const opened = new Promise<void>((resolve) => {
    peer.onDataChannel.subscribe(({ onMessage }) => {
      onMessage.subscribe((bytes) => ears.entry(seqOf(bytes)));
      resolve();
    });
  });
  let isOpen = true;
  peer.connectionStateChange.subscribe((state) => {
    if (isOpen && (state === 'failed' || state === 'disconnected'))
      ears.failed(new Error(`WebRTC: ${state}`));
  });
  await meet(peer, place, dialer);
  await opened;
  return {
    close() {
      isOpen = false;
      void peer.close();
    },
  };
};

/** The relay offers, the reader answers, and then the WebSocket in between has done its part. */
async function meet(peer: ReaderPeer, { url }: Place, dialer: Dialer): Promise<void> {
  const agent = dialer.createAgent(url);
  const socket = new WebSocket(`${url.replace('http', 'ws')}/offer`, { agent });
  const [offer] = await once(socket, 'message');
  await peer.setRemoteDescription({ type: 'offer', sdp: String(offer) });
  await peer.setLocalDescription(await peer.createAnswer());
  socket.send(peer.localDescription?.sdp ?? '');
  // The relay closes it when the channel is open.
  await once(socket, 'close');
}
