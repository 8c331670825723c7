import { once } from 'node:events';
import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { Config } from './config.ts';
import { createRoutes } from './http/routes.ts';
import type { WebApp } from './http/webApp.ts';
import type { Log } from './log.ts';
import { createMetrics } from './metrics.ts';
import { createRooms } from './rooms/rooms.ts';
import { attachSockets, createSocketFanOut, createSocketServer } from './socket/attach.ts';
import { createDispatch } from './socket/dispatch.ts';
import { drainSockets } from './socket/drain.ts';
import { createHandlers } from './socket/handlers.ts';
import { createOriginCheck } from './socket/originCheck.ts';
import type { Storage } from './storage/index.ts';

/** Clients get this long to take what is queued for them before their connections are cut. */
const DRAIN_GRACE_MS = 2_000;

/** Slow requests hold a connection; these keep them from holding many. */
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 15_000;

export interface ServerDeps {
  readonly config: Config;
  readonly storage: Storage;
  readonly webApp: WebApp;
  readonly log: Log;
}

export interface RunningServer {
  /** Such as `http://127.0.0.1:3000`. */
  readonly url: string;
  /** Where other machines reach it; empty when it listens on one address only. */
  readonly lanUrls: readonly string[];
  /** Says goodbye to the clients, stores what they sent, closes. Idempotent. */
  close(): Promise<void>;
}

/**
 * Puts the parts together and starts to listen.
 *
 * @throws Error when the address cannot be had (`code` EADDRINUSE, EACCES …).
 */
export async function startServer({ config, storage, webApp, log }: ServerDeps): Promise<RunningServer> {
  const metrics = createMetrics({ withProcess: config.metrics === 'on' });
  const http = createHttpServer(
    { headersTimeout: HEADERS_TIMEOUT_MS, requestTimeout: REQUEST_TIMEOUT_MS },
    createRoutes({ webApp, log, metrics: config.metrics === 'on' ? metrics : undefined }),
  );
  const io = createSocketServer(http, createOriginCheck(config.allowedOrigins));
  const rooms = createRooms({ storage, fanOut: createSocketFanOut(io), log, metrics, config });
  attachSockets({
    io,
    dispatch: createDispatch({ handlers: createHandlers(rooms), log, metrics }),
    log,
    metrics,
  });
  const connections = trackConnections(http);

  http.listen(config.port, config.host);
  await once(http, 'listening');

  const stop = async (): Promise<void> => {
    http.close();
    drainSockets(io, log);
    await connections.gone(DRAIN_GRACE_MS);
    await io.close();
    await storage.close();
  };
  let closing: Promise<void> | undefined;
  return {
    url: urlOf(http, config.host),
    lanUrls: isEveryAddress(config.host) ? lanUrls(http) : [],
    close() {
      closing ??= stop();
      return closing;
    },
  };
}

/** Upgraded sockets are not closed by the HTTP server, so every connection is followed from its start. */
function trackConnections(http: HttpServer) {
  const open = new Set<Socket>();
  http.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  return {
    /** Waits until all are closed; after `graceMs` cuts those that are left. */
    async gone(graceMs: number): Promise<void> {
      http.closeIdleConnections();
      const closed = [...open].map((socket) => new Promise((resolve) => socket.once('close', resolve)));
      const timer = setTimeout(() => {
        for (const socket of open) socket.destroy();
      }, graceMs);
      await Promise.all(closed);
      clearTimeout(timer);
    },
  };
}

function isEveryAddress(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}

function lanUrls(http: HttpServer): string[] {
  const { port } = new URL(urlOf(http, 'localhost'));
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return addresses
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => `http://${address}:${port}`);
}

function urlOf(http: HttpServer, host: string): string {
  // A TCP server that listens has an address of this kind.
  const { port } = http.address() as AddressInfo;
  const name = isEveryAddress(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
