import { promisify } from 'node:util';
import { pino } from 'pino';
import { systemClock } from '../src/clock.ts';
import { readConfig } from '../src/config.ts';
import { createHttpServer, trackConnections } from '../src/http/httpServer.ts';
import { createRequestIds } from '../src/http/requestIds.ts';
import { createMetrics } from '../src/metrics.ts';
import type { Client } from '../src/socket/client.ts';
import type { Handlers } from '../src/socket/handlers.ts';
import { createSockets, type SocketsConfig } from '../src/socket/sockets.ts';
import { listen } from './listen.ts';

/** The server up to its handlers, which belong to the test: no boards, no storage. */
export interface Edge {
  readonly url: string;
  /** Everybody who sent an event that reached a handler, by the order of the first. */
  readonly clients: ReadonlySet<Client>;
  /** One figure of the metrics; 0 when it was never counted. */
  count(name: string, label?: string): Promise<number>;
  /** How many TCP connections are open. */
  tcpConnections(): Promise<number>;
  close(): Promise<void>;
}

/** Answers everything with success. */
const politeHandlers: Handlers = {
  'board:join': (_client, _request, reply) => reply({ ok: true } as Parameters<typeof reply>[0]),
  'board:tail': (_client, _request, reply) => reply({ ok: true, head: 0 }),
  'update:push': (_client, _push, reply) => reply({ ok: true, seq: 1 }),
  'presence:set': () => {},
  'profile:set': (_client, _profile, reply) => reply({ ok: true }),
  'auth:refresh': (_client, _request, reply) => reply({ ok: true, role: 'edit' }),
  'peer:remove': (_client, _request, reply) => reply({ ok: true }),
};

export async function startEdge(
  options: { readonly settings?: Partial<SocketsConfig>; readonly handlers?: Partial<Handlers> } = {},
): Promise<Edge> {
  const config = { ...readConfig({}), ...options.settings };
  const metrics = createMetrics();
  const http = createHttpServer(config);
  const tcp = trackConnections(http);
  const sockets = createSockets({
    http,
    config,
    clock: systemClock,
    log: pino({ level: 'silent' }),
    metrics,
    requestIdOf: createRequestIds(config),
  });
  const clients = new Set<Client>();
  sockets.serve(watched({ ...politeHandlers, ...options.handlers }, clients));
  return {
    url: await listen(http),
    clients,
    async count(name, label) {
      const wanted = `drawbridge_${name}${label === undefined ? '' : `{${label}}`} `;
      const line = (await metrics.render()).split('\n').find((text) => text.startsWith(wanted));
      return Number(line?.slice(wanted.length) ?? 0);
    },
    tcpConnections: () => promisify(http.getConnections.bind(http))(),
    async close() {
      tcp.cut();
      http.close();
      await sockets.close();
    },
  };
}

function watched(handlers: Handlers, clients: Set<Client>): Handlers {
  const watch = ([name, handle]: [string, unknown]) => [
    name,
    (client: Client, ...rest: unknown[]) => {
      clients.add(client);
      // Each handler is called with what was meant for it.
      return (handle as (...args: unknown[]) => unknown)(client, ...rest);
    },
  ];
  return Object.fromEntries(Object.entries(handlers).map(watch)) as Handlers;
}
