import { once } from 'node:events';
import { WebSocket } from 'ws';
import { BROWSER_HEADERS } from '../line/browserHeaders.ts';
import { seqOf } from '../relay/relayed.ts';
import type { OpenReader } from '../transport.ts';

/** Follows our relay by a WebSocket and nothing around it: what no protocol on top of it can go below. */
export const rawWebSocket: OpenReader = async ({ url }, dialer, ears) => {
  const agent = dialer.createAgent(url);
  const socket = new WebSocket(`${url.replace('http', 'ws')}/follow`, {
    agent,
    headers: BROWSER_HEADERS,
    perMessageDeflate: false,
  });
  socket.on('message', (bytes: Buffer) => ears.entry(seqOf(bytes)));
  await once(socket, 'open');
  let isOpen = true;
  socket.on('error', ears.failed);
  socket.once('close', () => isOpen && ears.failed(new Error('The WebSocket was closed.')));
  return {
    close() {
      isOpen = false;
      socket.terminate();
    },
  };
};
