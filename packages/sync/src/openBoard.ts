import {
  type ClientEvents,
  compactParser,
  isBoardId,
  type Profile,
  type ServerEvents,
} from '@drawbridge/protocol';
import { io, type Socket } from 'socket.io-client';
import * as Y from 'yjs';
import type { BoardSocket } from './boardSocket.ts';
import { systemClock } from './clock.ts';
import { browserNetwork, unknownNetwork } from './network.ts';
import { createProvider, type Provider } from './provider.ts';

/** A WebSocket that has not opened by then is probably swallowed by a proxy: the next attempt starts with long-polling. */
const CONNECT_TIMEOUT_MS = 4_000;

const NOBODY: Profile = { name: 'Guest', color: '#64748b' };

export interface OpenBoardOptions {
  /** Where the server is, such as `http://localhost:3000`. */
  readonly url: string;
  readonly boardId: string;
  /** The doc to keep equal to the board; a fresh one by default. */
  readonly doc?: Y.Doc;
  readonly profile?: Profile;
  /** In the order in which they are tried. */
  readonly transports?: readonly Transport[];
}

export type Transport = 'websocket' | 'polling';

/**
 * Opens a board on a server and follows it, in a browser or in Node.
 *
 * @throws Error when `boardId` is not one.
 */
export function openBoard(options: OpenBoardOptions): Provider {
  const { url, boardId, doc = new Y.Doc(), profile = NOBODY, transports } = options;
  if (!isBoardId(boardId)) {
    throw new Error(`Not a board id: use 1 to 64 letters, digits, "_" or "-".`);
  }
  return createProvider({
    socket: createSocketIoSocket(url, boardId, transports ?? ['websocket', 'polling']),
    boardId,
    doc,
    profile,
    clock: systemClock,
    network: typeof window === 'undefined' ? unknownNetwork : browserNetwork(window),
  });
}

function createSocketIoSocket(url: string, boardId: string, transports: readonly Transport[]): BoardSocket {
  const socket: Socket<ServerEvents, ClientEvents> = io(url, {
    autoConnect: false,
    forceNew: true,
    parser: compactParser,
    // Lets a proxy route by board; not a secret, and not what the server goes by.
    query: { b: boardId },
    reconnection: false,
    timeout: CONNECT_TIMEOUT_MS,
    transports: [...transports],
    tryAllTransports: true,
  });
  preferWhatWorks(socket);
  return {
    get writable() {
      return socket.connected && socket.io.engine.transport.writable === true;
    },
    connect: () => void socket.connect(),
    disconnect: () => void socket.disconnect(),
    emit(event, ...args) {
      // Socket.IO would queue it and send it before our next hello.
      if (socket.connected) socket.emit(event, ...args);
    },
    on(event, listener) {
      // Our listener types are Socket.IO's own for these events; its overloads cannot be matched by a union of names.
      const anySocket = socket as { on(e: string, l: unknown): void; off(e: string, l: unknown): void };
      anySocket.on(event, listener);
      return () => anySocket.off(event, listener);
    },
  };
}

/**
 * Starts the next attempt with what worked last: where WebSocket is blocked, each reconnect would otherwise wait for it to
 * fail again. `tryAllTransports` moves on after an error, but a swallowed WebSocket gives none, only a time-out.
 */
function preferWhatWorks(socket: Socket<ServerEvents, ClientEvents>): void {
  const prefer = (first: string): void => {
    const { opts } = socket.io;
    opts.transports = [...(opts.transports ?? [])].sort(
      (a, b) => Number(b === first) - Number(a === first),
    ) as Transport[];
  };
  socket.on('connect', () => {
    const { engine } = socket.io;
    prefer(engine.transport.name);
    engine.on('upgrade', ({ name }) => prefer(name));
  });
  socket.on('connect_error', ({ message }) => {
    if (message === 'timeout') prefer('polling');
  });
}
