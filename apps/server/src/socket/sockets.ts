import type { Server as HttpServer } from 'node:http';
import type { Clock } from '../clock.ts';
import type { AdapterFactory } from '../cluster/redis/adapter.ts';
import type { Config } from '../config.ts';
import type { RequestIds } from '../http/requestIds.ts';
import type { Log } from '../log.ts';
import type { ConnectionFigures } from '../metrics/socketMetrics.ts';
import type { Metrics } from '../metrics.ts';
import type { FanOut } from '../rooms/member.ts';
import { createWorkMeter } from '../threadTime.ts';
import { attachSockets, createSocketFanOut } from './attach.ts';
import { memberOf } from './client.ts';
import { createDispatch } from './dispatch.ts';
import { createAdmission } from './door/admission.ts';
import { createBan } from './door/bannedAddresses.ts';
import { createAddressOf } from './door/clientAddress.ts';
import { createNewcomers } from './door/newcomers.ts';
import { createOriginCheck } from './door/originCheck.ts';
import { drainWires } from './drain.ts';
import { corkFlushes } from './engine/cork.ts';
import { limitPosts } from './engine/limitPosts.ts';
import { preframeBroadcasts } from './engine/preframe.ts';
import { tellRequestIds } from './engine/tellRequestIds.ts';
import { changeTransports } from './engine/transports.ts';
import type { Handlers } from './handlers.ts';
import { createNodeCommands, type NodeCommands } from './nodeCommands.ts';
import { createSocketServer } from './socketServer.ts';
import type { OpenWire, WireLimits } from './wire/openWire.ts';
import { createWires } from './wires.ts';

/** Everything between the HTTP server and the handlers. */
export interface Sockets {
  readonly fanOut: FanOut;
  readonly nodes: NodeCommands;
  /** Open connections, those included that have joined no board. */
  readonly size: number;
  /** Whoever connects from now on is heard. */
  serve(handlers: Handlers): void;
  /** Lets nobody in any more, says goodbye to everybody. */
  drain(): void;
  close(): Promise<void>;
}

export interface SocketsDeps {
  readonly http: HttpServer;
  readonly config: SocketsConfig;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Absent where this is the only server. */
  readonly adapter?: AdapterFactory | undefined;
  readonly requestIdOf: RequestIds;
}

export type SocketsConfig = Pick<
  Config,
  | 'allowedOrigins'
  | 'bannedAddresses'
  | 'trustedProxies'
  | 'maxConnections'
  | 'maxConnectionsPerAddress'
  | 'maxConnectsPerSecond'
  | 'maxUnjoined'
  | 'joinDeadlineMs'
  | 'maxPacketsPerSecond'
  | 'maxBytesPerSecond'
  | 'maxHandlerMsPerSecond'
>;

/** A gesture that ends while presence and a paste are on their way. */
const PACKET_BURST_SECONDS = 2;

/**
 * A client that hears nothing for 20 s gives its connection up, so no honest one is ever held up for longer: at thirty
 * cursors and as many pushes a second it is then six seconds over.
 */
const FLOOD_SECONDS = 10;

/** Two of the largest updates. */
const BYTE_BURST_SECONDS = 16;

/** The largest update takes a fifth of this. */
const CPU_BURST_SECONDS = 5;

export function createSockets(deps: SocketsDeps): Sockets {
  const { http, config, clock, log, metrics, requestIdOf, adapter } = deps;
  let isDraining = false;
  const newcomers = createNewcomers({
    clock,
    joinDeadlineMs: config.joinDeadlineMs,
    onLate(wire) {
      metrics.terminated('unjoined');
      log.info({ connection: wire.id }, 'joined no board: closed');
      wire.terminate();
    },
  });
  const admission = createAdmission({
    limits: config,
    clock,
    isAllowedOrigin: createOriginCheck(config.allowedOrigins),
    isBanned: createBan(config.bannedAddresses),
    addressOf: createAddressOf(config.trustedProxies, () => {
      log.warn(
        'X-Forwarded-For is not believed: behind a proxy, set TRUSTED_PROXIES, or all people count as one',
      );
    }),
    isDraining: () => isDraining,
    unjoined: () => newcomers.size,
  });
  const io = createSocketServer(http, { admission, log, metrics, adapter });
  tellRequestIds(io.engine, requestIdOf);
  preframeBroadcasts(io);
  changeTransports(io.engine, 'websocket', corkFlushes);
  changeTransports(io.engine, 'polling', limitPosts);
  const limits = limitsOf(config);
  const work = createWorkMeter();
  const { engine } = io;
  const wires = createWires({ engine, admission, newcomers, limits, clock, log, metrics, work });
  metrics.watchConnections(() => figuresOf(wires.all()));
  return {
    fanOut: createSocketFanOut(io),
    nodes: createNodeCommands(io, adapter === undefined),
    get size() {
      return [...wires.all()].length;
    },
    serve(handlers) {
      const dispatch = createDispatch({ handlers, log, metrics, work });
      attachSockets({ io, wires, newcomers, dispatch, requestIdOf, log, metrics });
    },
    drain() {
      isDraining = true;
      newcomers.stop();
      drainWires(wires, log);
    },
    close: () => io.close(),
  };
}

function limitsOf(config: SocketsConfig): WireLimits {
  const { maxPacketsPerSecond, maxBytesPerSecond, maxHandlerMsPerSecond } = config;
  return {
    packets: { perSecond: maxPacketsPerSecond, burst: maxPacketsPerSecond * PACKET_BURST_SECONDS },
    bytes: { perSecond: maxBytesPerSecond, burst: maxBytesPerSecond * BYTE_BURST_SECONDS },
    cpu: { perSecond: maxHandlerMsPerSecond, burst: maxHandlerMsPerSecond * CPU_BURST_SECONDS },
    floodMs: FLOOD_SECONDS * 1_000,
  };
}

/** One round through all connections for everything that is asked of them. */
function figuresOf(all: Iterable<OpenWire>): ConnectionFigures {
  const figures = { websocket: 0, polling: 0, people: 0, lagging: 0, backlogBytes: 0 };
  for (const { wire, client } of all) {
    figures.backlogBytes += wire.backlog.bytes;
    if (!client) continue;
    figures[wire.transport === 'polling' ? 'polling' : 'websocket'] += 1;
    const member = memberOf(client)?.member;
    if (member) figures.people += 1;
    if (member?.lag) figures.lagging += 1;
  }
  return figures;
}
