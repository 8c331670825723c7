import type { Server as HttpServer } from 'node:http';
import { type ClientEvents, compactParser, MAX_MESSAGE_BYTES, type ServerEvents } from '@drawbridge/protocol';
import { type Socket, Server as SocketIoServer } from 'socket.io';
import type { AdapterFactory } from '../cluster/redis/adapter.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Client } from './client.ts';
import { type Admission, CONNECTION_REFUSALS } from './door/admission.ts';
import { HELLO_DEADLINE_MS } from './door/newcomers.ts';

/** What servers tell each other. */
interface Between {
  'access:changed': (boardId: string) => void;
  'node:says': (message: object) => void;
}

/** What a socket carries along: absent until it is attached. */
interface Carried {
  client?: Client;
}

export type SocketServer = SocketIoServer<ClientEvents, ServerEvents, Between, Carried>;
export type ServerSocket = Socket<ClientEvents, ServerEvents, Between, Carried>;

/** A dead connection is noticed within 20 s, and no proxy's idle time-out (usually 60 s) comes first. */
const PING_INTERVAL_MS = 10_000;
const PING_TIMEOUT_MS = 10_000;

export interface SocketServerDeps {
  readonly admission: Pick<Admission, 'refusal'>;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Reaches other servers. */
  readonly adapter?: AdapterFactory | undefined;
}

export function createSocketServer(
  http: HttpServer,
  { admission, log, metrics, adapter }: SocketServerDeps,
): SocketServer {
  return new SocketIoServer(http, {
    parser: compactParser,
    ...(adapter && { adapter }),
    transports: ['polling', 'websocket'],
    pingInterval: PING_INTERVAL_MS,
    pingTimeout: PING_TIMEOUT_MS,
    // Newcomers are watched by us, who also cut them; this only comes after.
    connectTimeout: 2 * HELLO_DEADLINE_MS,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    // Four to six times the CPU and 230 KB a connection, for messages of twenty bytes.
    perMessageDeflate: false,
    serveClient: false,
    // `cors` would not stop a WebSocket from a foreign page; this does. It is asked once a connection, before the upgrade.
    allowRequest(request, decide) {
      try {
        const reason = admission.refusal(request);
        if (reason) metrics.connectionRefused(reason);
        // What is not null is the message, and only the second argument decides.
        decide(reason ? CONNECTION_REFUSALS[reason] : null, reason === undefined);
      } catch (error) {
        log.error({ err: error }, 'connection not decided');
        decide('The server failed. It was logged.', false);
      }
    },
  });
}
