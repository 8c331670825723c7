import { type ClientEvents, compactParser, type ServerEvents } from '@drawbridge/protocol';
import { io, type Socket } from 'socket.io-client';
import type { BoardSocket } from './boardSocket.ts';
import { createScattering, type Scattering } from './scattering.ts';
import type { TransportMemory } from './transportMemory.ts';

/** A WebSocket that has not opened by then is probably swallowed by a proxy: the next attempt starts with long-polling. */
const CONNECT_TIMEOUT_MS = 4_000;

/**
 * By long-polling nothing is swallowed: who does not answer is slow. Asked anew just as impatiently, a server with too much
 * to do would never be done, so each attempt waits twice as long as the one that ran out, up to this.
 */
const MAX_CONNECT_TIMEOUT_MS = 16_000;

/** A WebSocket that is cut before that was let through and then forbidden; twice in a row is no accident. */
const SHORT_LIFE_MS = 5_000;
const MAX_SHORT_LIVES = 2;

export type Transport = 'websocket' | 'polling';

/** What is sent along with the handshake, such as a token; asked for before every attempt. */
export type Auth = () => Promise<Readonly<Record<string, string>>>;

export interface SocketIoOptions {
  readonly url: string;
  readonly boardId: string;
  /** In the order in which they are tried. */
  readonly transports: readonly Transport[];
  readonly memory: TransportMemory;
  readonly auth?: Auth | undefined;
}

type ClientSocket = Socket<ServerEvents, ClientEvents>;

/** Carries a provider's messages over Socket.IO. */
export function createSocketIoSocket({
  url,
  boardId,
  transports,
  memory,
  auth,
}: SocketIoOptions): BoardSocket {
  const { origin, pathname } = new URL(url);
  // What Socket.IO finds behind the host it takes for a namespace.
  const socket: ClientSocket = io(origin, {
    path: `${pathname.replace(/\/+$/, '')}/socket.io`,
    autoConnect: false,
    forceNew: true,
    parser: compactParser,
    // Lets a proxy route by board, as every request of the connection has it; not a secret, and not what the server goes by.
    query: { b: boardId },
    ...(auth && { auth: (use: (data: object) => void) => void askAuth(auth, use) }),
    reconnection: false,
    timeout: CONNECT_TIMEOUT_MS,
    transports: [...transports],
    tryAllTransports: true,
  });
  const scattering = createScattering(() => performance.now());
  preferWhatWorks(socket, memory, scattering);
  return {
    get writable() {
      return socket.connected && socket.io.engine.transport.writable === true;
    },
    get isScattered() {
      return scattering.isFound;
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

/** Whoever cannot say who they are is turned away by the server, in words; here it must not end in silence. */
async function askAuth(auth: Auth, use: (data: object) => void): Promise<void> {
  use(await auth().catch(() => ({})));
}

/**
 * Starts the next attempt with what worked last, also on the next visit: where WebSocket is blocked, each would otherwise
 * wait for it to fail again. `tryAllTransports` moves on after an error, but a swallowed WebSocket gives none, only a
 * time-out, and one that is cut again and again did connect. Long-polling, in turn, does connect where its requests reach
 * different servers.
 */
function preferWhatWorks(socket: ClientSocket, memory: TransportMemory, scattering: Scattering): void {
  let connectedAtMs = 0;
  let shortLives = 0;

  const prefer = (first: string): void => {
    const { opts } = socket.io;
    const order = [...(opts.transports ?? [])] as Transport[];
    opts.transports = order.sort((a, b) => Number(b === first) - Number(a === first));
    memory.remember(first);
  };

  const ranOut = (): void => {
    prefer('polling');
    const nextMs = Math.min(MAX_CONNECT_TIMEOUT_MS, 2 * Number(socket.io.timeout()));
    socket.io.timeout(nextMs);
  };

  const opened = (transport: string): void => {
    prefer(transport);
    if (transport === 'websocket') scattering.escaped();
  };

  const remembered = memory.recall();
  if (remembered !== undefined) prefer(remembered);

  socket.on('connect', () => {
    const { engine } = socket.io;
    connectedAtMs = performance.now();
    socket.io.timeout(CONNECT_TIMEOUT_MS);
    opened(engine.transport.name);
    engine.on('upgrade', ({ name }) => opened(name));
  });
  socket.on('disconnect', (reason, details) => {
    if (scattering.failed(details)) return prefer('websocket');
    const isShort = performance.now() - connectedAtMs < SHORT_LIFE_MS;
    const wasCut = reason === 'transport close' || reason === 'transport error';
    shortLives = isShort && wasCut ? shortLives + 1 : 0;
    if (shortLives < MAX_SHORT_LIVES) return;
    prefer('polling');
    socket.io.opts.upgrade = false;
  });
  socket.on('connect_error', (error) => {
    if (error.message === 'timeout') ranOut();
    if (scattering.failed(error)) prefer('websocket');
  });
}
