import {
  type ClientEvents,
  compactParser,
  createSessionId,
  PROTOCOL_VERSION,
  parseEntry,
  type ServerEvents,
} from '@drawbridge/protocol';
import { io, type Socket } from 'socket.io-client';
import { BROWSER_HEADERS } from '../line/browserHeaders.ts';
import type { Dialer } from '../line/createDialer.ts';
import type { OpenReader, Place } from '../transport.ts';

const CONNECT_TIMEOUT_MS = 20_000;

type ClientSocket = Socket<ServerEvents, ClientEvents>;

/** Follows a board as our pages do, by one of the transports of Socket.IO. */
export function socketIoOver(transport: 'polling' | 'websocket'): OpenReader {
  return async (place, dialer, ears) => {
    const socket = createSocket(place, dialer, transport);
    socket.on('update:entry', (payload) => {
      const entry = parseEntry(payload);
      if (entry) ears.entry(entry.seq);
      else ears.failed(new Error('What came is no entry.'));
    });
    socket.on('presence:frame', () => ears.other());
    await connected(socket);
    await join(socket, place.boardId);
    socket.once('disconnect', (reason) => {
      if (reason !== 'io client disconnect') ears.failed(new Error(`Socket.IO: ${reason}`));
    });
    return { close: () => void socket.disconnect() };
  };
}

function createSocket({ url, boardId }: Place, dialer: Dialer, transport: string): ClientSocket {
  const agent = dialer.createAgent(url);
  const socket: ClientSocket = io(url, {
    autoConnect: false,
    forceNew: true,
    reconnection: false,
    parser: compactParser,
    query: { b: boardId },
    timeout: CONNECT_TIMEOUT_MS,
    transports: [transport],
    extraHeaders: BROWSER_HEADERS,
    // Declared for browsers, which have none; it is an agent of Node that is meant.
    agent: agent as unknown as string,
  });
  // Nothing else ends the connections that it keeps for the next request.
  socket.once('disconnect', () => agent.destroy());
  return socket;
}

function connected(socket: ClientSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
    socket.connect();
  });
}

async function join(socket: ClientSocket, boardId: string): Promise<void> {
  const reply = await socket.timeout(CONNECT_TIMEOUT_MS).emitWithAck('board:join', {
    proto: PROTOCOL_VERSION,
    boardId,
    sessionId: createSessionId(),
    profile: { name: 'Bench', color: '#336699' },
    leases: [],
    claims: [],
    lastSeq: 0,
    ackedN: 0,
  });
  if (!reply.ok) throw new Error(`The board was refused: ${reply.message}`);
}
