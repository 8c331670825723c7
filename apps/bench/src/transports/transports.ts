import { eventSource } from './readers/eventSource.ts';
import { longPolling } from './readers/longPolling.ts';
import { rawWebSocket } from './readers/rawWebSocket.ts';
import { connectRpc, grpc } from './readers/remoteCalls.ts';
import { pollEvery } from './readers/shortPolling.ts';
import { socketIoOver } from './readers/socketIo.ts';
import type { OpenReader } from './transport.ts';
import { dataChannel } from './webRtc/dataChannel.ts';

/** A way in which changes come to who reads them. */
export interface Transport {
  readonly title: string;
  /** Where it is read: boards of our server, or a relay that keeps nothing. */
  readonly from: 'server' | 'relay';
  readonly open: OpenReader;
  /** Wants packages that are not in the workspace. */
  readonly isForeign?: boolean;
  /** Seconds between two questions, if it is by asking that one hears of changes. */
  readonly intervalSeconds?: number;
  /** Why it cannot be read through the proxy as `deploy` sets it up. */
  readonly notBehindProxy?: string;
  /** Where connections cost so much that not as many are opened to see how much memory each takes. */
  readonly maxCrowd?: number;
}

const shortPolling = (intervalSeconds: number): Transport => ({
  title: `short polling, ${intervalSeconds} s`,
  from: 'server',
  open: pollEvery(intervalSeconds),
  intervalSeconds,
});

const byName = {
  'poll-1': shortPolling(1),
  'poll-3': shortPolling(3),
  'poll-5': shortPolling(5),
  'poll-10': shortPolling(10),
  'long-poll': { title: 'long polling', from: 'server', open: longPolling },
  sse: { title: 'Server-Sent Events', from: 'server', open: eventSource },
  'socketio-polling': { title: 'Socket.IO, polling', from: 'server', open: socketIoOver('polling') },
  'socketio-websocket': { title: 'Socket.IO, WebSocket', from: 'server', open: socketIoOver('websocket') },
  connect: { title: 'Connect stream', from: 'server', open: connectRpc },
  grpc: {
    title: 'gRPC stream',
    from: 'server',
    open: grpc,
    notBehindProxy: 'it takes HTTP/2 from end to end: a port of its own',
  },
  webrtc: {
    title: 'WebRTC data channel, a relay',
    from: 'relay',
    open: dataChannel,
    isForeign: true,
    notBehindProxy: 'it goes by UDP, past every proxy of HTTP',
    maxCrowd: 200,
  },
  websocket: { title: 'WebSocket alone, a relay', from: 'relay', open: rawWebSocket },
} satisfies Readonly<Record<string, Transport>>;

export type TransportName = keyof typeof byName;

export const TRANSPORTS: Readonly<Record<TransportName, Transport>> = byName;

// Those are its keys, as far as the compiler can know.
export const TRANSPORT_NAMES = Object.keys(byName) as readonly TransportName[];
