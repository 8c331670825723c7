import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Socket } from 'node:net';
import type { SecureContextOptions } from 'node:tls';

/** Slow requests hold a connection; these keep them from holding it for long. Answers may take any time. */
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 15_000;
/** How often Node looks for the two above; by default every half minute. */
const LOOK_MS = 1_000;
/** Of TLS, before anything is asked for; by default two minutes. */
const HANDSHAKE_TIMEOUT_MS = 10_000;

const MAX_HEADERS = 50;

/** Long-polling has two connections at a time. */
const TCP_PER_CONNECTION = 2;

/** @param tls with which it speaks https, and nothing else. */
export function createHttpServer(
  { maxConnections }: { readonly maxConnections: number },
  tls?: SecureContextOptions,
): Server {
  const timeouts = {
    headersTimeout: HEADERS_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    connectionsCheckingInterval: LOOK_MS,
  };
  const http = tls
    ? createTlsServer({ ...timeouts, handshakeTimeout: HANDSHAKE_TIMEOUT_MS, ...tls })
    : createServer(timeouts);
  http.maxHeadersCount = MAX_HEADERS;
  http.maxConnections = maxConnections * TCP_PER_CONNECTION;
  return http;
}

/** The TCP connections of a server, those that became WebSockets included: the HTTP server itself forgets these. */
export interface TcpConnections {
  /** Waits until all that are open now are closed; after `graceMs` cuts those that are left. */
  gone(graceMs: number): Promise<void>;
  cut(): void;
}

export function trackConnections(http: Server): TcpConnections {
  const open = new Set<Socket>();
  // One function for all sockets, told by `this` which one it is: each of its own would be kept as long as it is open.
  function forget(this: Socket): void {
    open.delete(this);
  }
  http.on('connection', (socket) => {
    open.add(socket);
    socket.on('close', forget);
    // An upgrade that nobody takes has no other listener for a moment, and an error without one ends the process.
    socket.on('error', ignore);
  });
  // What TLS makes of one has errors of its own.
  http.on('secureConnection', (socket: Socket) => socket.on('error', ignore));
  const cut = (): void => {
    for (const socket of open) socket.destroy();
  };
  return {
    cut,
    async gone(graceMs) {
      http.closeIdleConnections();
      const closed = [...open].map((socket) => new Promise((resolve) => socket.once('close', resolve)));
      const timer = setTimeout(cut, graceMs);
      await Promise.all(closed);
      clearTimeout(timer);
    },
  };
}

function ignore(): void {}
