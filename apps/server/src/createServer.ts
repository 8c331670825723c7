import { once } from 'node:events';
import type { Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { NEW_BOARD_MARK } from '@drawbridge/protocol';
import { type Access, createAccess } from './access/access.ts';
import { createDeletions, type Deletions } from './access/deletions.ts';
import { systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { createBoardFiles } from './files/boardFiles.ts';
import type { FileStore } from './files/fileStore.ts';
import { startSweeps } from './files/sweeps.ts';
import { forgetOldHistory } from './forgetOldHistory.ts';
import { createAccessRate } from './http/access/accessRate.ts';
import { createAccessRoute } from './http/access/accessRoute.ts';
import { createApiRoute } from './http/api/api.ts';
import { createFileRoute } from './http/files.ts';
import { createGuard, type Guard } from './http/guard.ts';
import { createHistoryRoute } from './http/history/history.ts';
import { createHttpServer, trackConnections } from './http/httpServer.ts';
import { createPublicUrl } from './http/publicUrl.ts';
import { createReadiness, type Readiness } from './http/readiness.ts';
import { createRoutes, type Routes } from './http/routes.ts';
import { createSignInRoute } from './http/signIn/signInRoute.ts';
import { createSnapshotRoute } from './http/snapshots.ts';
import { stripBasePath } from './http/stripBasePath.ts';
import type { WebApp } from './http/webApp.ts';
import type { Log } from './log.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { createPrograms, type Programs } from './programs.ts';
import { createGate } from './rooms/gate/createGate.ts';
import type { Gate } from './rooms/gate/gate.ts';
import { withoutComments } from './rooms/gate/withoutComments.ts';
import { createLeases } from './rooms/leases.ts';
import { createRooms } from './rooms/rooms.ts';
import { createSignIn } from './signIn/signIn.ts';
import { type AddressOf, createAddressOf } from './socket/door/clientAddress.ts';
import { createOriginCheck } from './socket/door/originCheck.ts';
import { createHandlers } from './socket/handlers.ts';
import { createSockets } from './socket/sockets.ts';
import type { Storage } from './storage/index.ts';
import { reportStorageHealth } from './storageHealth.ts';

/** Clients get this long to take what is queued for them before their connections are cut. */
const DRAIN_GRACE_MS = 2_000;

export interface ServerDeps {
  readonly config: Config;
  readonly storage: Storage;
  readonly files: FileStore;
  readonly webApp: WebApp;
  readonly log: Log;
}

export interface RunningServer {
  /** Such as `http://127.0.0.1:3000`, with the base path. */
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
export async function startServer({
  config,
  storage,
  files,
  webApp,
  log,
}: ServerDeps): Promise<RunningServer> {
  const metrics = createMetrics({ withProcess: config.metrics === 'on' });
  const clock = systemClock;
  const http = createHttpServer(config);
  const tcp = trackConnections(http);
  let closing: Promise<void> | undefined;
  const readiness = createReadiness({ storage, isDraining: () => closing !== undefined });
  const access = createAccess({ storage, config, log });
  const deletions = createDeletions({ storage, access, clock, log });
  const boardFiles = createBoardFiles({ ...config, store: files, ledger: storage.files });
  const stopSweeps = startSweeps({ files: boardFiles, clock, log });
  // Before Socket.IO listens, which hands on what is not its own.
  http.on('request', (request, response) => routes(request, response));
  const sockets = createSockets({ http, config, clock, log, metrics });
  const gate = createBoardGate(config, log);
  const leases = createLeases(storage.secret);
  const rooms = createRooms({
    storage,
    gate,
    leases,
    fanOut: sockets.fanOut,
    clock,
    log,
    metrics,
    limits: config,
    renewPass: access.renew,
    onEntry: (boardId) => programs.deliveries.note(boardId),
  });
  access.onChange(rooms.reviewPasses);
  deletions.onDeleted(rooms.end);
  sockets.serve(createHandlers({ rooms, access }));
  const guard = createGuard({ access, log });
  const addressOf = createAddressOf(config.trustedProxies);
  const shared = { config, storage, access, guard, addressOf, log };
  const programs = createPrograms({ ...shared, rooms, leases, clock });
  const routes = createHttpRoutes({
    ...shared,
    files,
    boardFiles,
    webApp,
    deletions,
    programs,
    readiness,
    metrics,
  });
  stripBasePath(http, config.basePath);
  const forgetting = forgetOldHistory({ storage, days: config.historyDays, clock, log });
  const stopReporting = reportStorageHealth({ storage, log, metrics });

  await deletions.resume();
  http.listen(config.port, config.host);
  await once(http, 'listening');
  programs.deliveries.start();

  const stop = async (): Promise<void> => {
    sockets.drain();
    programs.feed.close();
    // Until they are gone it still listens, so that whoever asks hears that it is about to stop.
    await tcp.gone(DRAIN_GRACE_MS);
    http.close();
    tcp.cut();
    await sockets.close();
    rooms.stop();
    await Promise.all([gate.close(), programs.close()]);
    stopReporting();
    stopSweeps();
    forgetting.stop();
    deletions.stop();
    await storage.close();
  };
  return {
    url: urlOf(http, config.host) + config.basePath,
    lanUrls: isEveryAddress(config.host) ? lanUrls(http).map((url) => url + config.basePath) : [],
    close() {
      closing ??= stop();
      return closing;
    },
  };
}

function createBoardGate({ disabledFeatures }: Config, log: Log): Gate {
  const gate = createGate({ log });
  return disabledFeatures.includes('comments') ? withoutComments(gate) : gate;
}

interface HttpRoutesDeps extends ServerDeps {
  readonly boardFiles: ReturnType<typeof createBoardFiles>;
  readonly access: Access;
  readonly deletions: Deletions;
  readonly guard: Guard;
  readonly addressOf: AddressOf;
  readonly programs: Programs;
  readonly readiness: () => Readiness;
  readonly metrics: Metrics;
}

function createHttpRoutes(deps: HttpRoutesDeps): Routes {
  const { config, storage, boardFiles, webApp, log, access, deletions, programs, readiness, metrics } = deps;
  const { allowedOrigins, maxConnectsPerSecond: perSecond, basePath } = config;
  const isAllowedOrigin = createOriginCheck(allowedOrigins);
  const rate = createAccessRate({ perSecond, clock: systemClock, addressOf: deps.addressOf });
  const publicUrl = createPublicUrl(config);
  const signIn = createSignIn({ config, secret: storage.secret, publicUrl, log });
  const { identify } = signIn;
  return createRoutes({
    webApp,
    snapshots: createSnapshotRoute({ storage, log }),
    files: createFileRoute({ ...config, files: boardFiles, isAllowedOrigin, log }),
    history: createHistoryRoute({ storage, historyDays: config.historyDays, isAllowedOrigin, log }),
    access: createAccessRoute({
      access,
      deleteBoard: deletions.deleteBoard,
      identify,
      isAllowedOrigin,
      rate,
      basePath,
      log,
    }),
    signIn: createSignInRoute({ signIn, isAllowedOrigin, rate, basePath, log }),
    guard: deps.guard,
    feed: programs.feed,
    api: createApiRoute({ ...deps, ...programs, rate, identify, publicUrl, isAllowedOrigin, basePath }),
    basePath,
    disabledFeatures: config.disabledFeatures,
    newBoardMark: config.access === 'links' ? NEW_BOARD_MARK : '',
    readiness,
    log,
    metrics: config.metrics === 'on' ? metrics : undefined,
  });
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
