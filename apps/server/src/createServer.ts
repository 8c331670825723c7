import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import { createAccess } from './access/access.ts';
import { createDeletions } from './access/deletions.ts';
import { answerNode, createAllNodes } from './admin/allNodes.ts';
import { createOwnNode } from './admin/ownNode.ts';
import { createAudit } from './audit/audit.ts';
import { readVersion } from './cli/readVersion.ts';
import { systemClock } from './clock.ts';
import { openCluster } from './cluster/cluster.ts';
import { followNodes } from './cluster/followNodes.ts';
import { createOtherNodes } from './cluster/otherNodes.ts';
import type { Config } from './config.ts';
import { watchEventLoop } from './eventLoop.ts';
import { createBoardFiles } from './files/boardFiles.ts';
import type { FileStore } from './files/fileStore.ts';
import { startSweeps } from './files/sweeps.ts';
import { forgetOld } from './forgetOld.ts';
import { assembleRoutes } from './http/assembleRoutes.ts';
import { createGuard } from './http/guard.ts';
import { secureAnswers } from './http/headers.ts';
import { trackConnections } from './http/httpServer.ts';
import { createReadiness } from './http/readiness.ts';
import { refuseBanned } from './http/refuseBanned.ts';
import { createRequestIds } from './http/requestIds.ts';
import { stripBasePath } from './http/stripBasePath.ts';
import { watchRequests } from './http/watchRequests.ts';
import type { WebApp } from './http/webApp.ts';
import type { Log } from './log.ts';
import { measureStorage } from './measureStorage.ts';
import { createMetrics } from './metrics.ts';
import { createPrograms } from './programs.ts';
import type { RequestContext } from './requestContext.ts';
import { createGate } from './rooms/gate/createGate.ts';
import type { Gate } from './rooms/gate/gate.ts';
import { withoutComments } from './rooms/gate/withoutComments.ts';
import { createLeases } from './rooms/leases.ts';
import { createRooms } from './rooms/rooms.ts';
import { createEndedUsers } from './signIn/endedUsers.ts';
import { createBan } from './socket/door/bannedAddresses.ts';
import { createAddressOf } from './socket/door/clientAddress.ts';
import { createPeople } from './socket/door/people.ts';
import { createHandlers } from './socket/handlers.ts';
import { createSockets } from './socket/sockets.ts';
import type { Storage } from './storage/index.ts';
import { reportStorageHealth } from './storageHealth.ts';
import { openWebServer, type WebServer } from './tls/openWebServer.ts';
import { openTracing } from './tracing/openTracing.ts';
import { traceServer } from './tracing/traceServer.ts';

/** Clients get this long to take what is queued for them before their connections are cut. */
const DRAIN_GRACE_MS = 2_000;

export interface ServerDeps {
  readonly config: Config;
  readonly storage: Storage;
  readonly files: FileStore;
  readonly webApp: WebApp;
  readonly log: Log;
  readonly requests: RequestContext;
}

export interface RunningServer {
  /** Such as `http://127.0.0.1:3000`, with the base path. */
  readonly url: string;
  /** Where other machines reach it; empty when it listens on one address only. */
  readonly lanUrls: readonly string[];
  /** Takes the certificate that is in its files by now, without waiting until that is noticed. */
  renewCertificate(): void;
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
  requests,
}: ServerDeps): Promise<RunningServer> {
  const metrics = createMetrics({ withProcess: config.metrics === 'on' });
  const tracing = await openTracing(config, log);
  const traced = traceServer(tracing);
  const eventLoop = watchEventLoop();
  metrics.watchEventLoop(eventLoop);
  const clock = systemClock;
  const requestIdOf = createRequestIds(config);
  const web = openWebServer(config, { clock, log });
  const { http } = web;
  const tcp = trackConnections(http);
  let closing: Promise<void> | undefined;
  const isShared = config.databaseUrl !== undefined;
  const cluster = openCluster({ ...config, secret: storage.secret, clock, log, metrics });
  const readiness = createReadiness({
    storage,
    eventLoop,
    isRedisUp: () => cluster.isUp,
    isDraining: () => closing !== undefined,
  });
  const ended = createEndedUsers({ storage, clock, log });
  const access = createAccess({ storage, config, log, isShared, endedMs: ended.endedMs });
  const audit = createAudit({ storage, config, log });
  const deletions = createDeletions({ storage, access, clock, log });
  const boardFiles = createBoardFiles({ ...config, store: files, ledger: storage.files });
  const stopSweeps = startSweeps({ files: boardFiles, clock, log });
  // Before Socket.IO listens, which hands on what is not its own.
  http.on(
    'request',
    watchRequests({
      answer: (request, response) => answer(request, response),
      requestIdOf,
      requests,
      metrics,
      tracing,
    }),
  );
  const sockets = createSockets({
    http,
    config,
    clock,
    log,
    metrics,
    requestIdOf,
    adapter: cluster.adapter,
  });
  const gate = traced.gate(createBoardGate(config, log));
  const leases = createLeases(storage.secret);
  const rooms = createRooms({
    storage: traced.storage(measureStorage(storage, metrics)),
    gate,
    leases,
    fanOut: sockets.fanOut,
    lines: cluster.lines,
    clock,
    log,
    metrics,
    limits: config,
    renewPass: access.renew,
    onEntry: (boardId) => programs.deliveries.note(boardId),
  });
  access.onChange(rooms.reviewPasses);
  ended.onEnded(() => rooms.boardIds.forEach(rooms.reviewPasses));
  const stopFollowing = isShared
    ? followNodes({ storage, cluster, rooms, access, nodes: sockets.nodes, clock, log })
    : () => {};
  deletions.onDeleted(rooms.end);
  const people = createPeople({ limits: config, clock });
  const handlers = createHandlers({ rooms, access, people, audit, log, metrics });
  sockets.serve(traced.handlers(handlers));
  const own = createOwnNode({
    name: () => nameOf(http),
    version: readVersion(),
    storage,
    rooms,
    sockets: () => sockets.size,
    eventLoop,
  });
  const others = createOtherNodes({
    commands: sockets.nodes,
    clock,
    answer: (question) => answerNode(own, question),
  });
  const guard = createGuard({ access, log });
  const addressOf = createAddressOf(config.trustedProxies);
  const shared = { config, storage, access, rooms, guard, addressOf, clock, log };
  const programs = createPrograms({ ...shared, files: boardFiles, leases });
  const routes = assembleRoutes({
    ...shared,
    ended,
    boardFiles,
    webApp,
    deletions,
    audit,
    programs,
    nodes: createAllNodes({ own, others }),
    readiness,
    metrics,
  });
  const answer = refuseBanned(routes, { isBanned: createBan(config.bannedAddresses), addressOf });
  stripBasePath(http, config.basePath);
  secureAnswers(http, config);
  const forgetting = [
    forgetOld({ what: 'history', drop: storage.dropHistory, days: config.historyDays, clock, log }),
    forgetOld({ what: 'audit log', drop: storage.dropAudit, days: config.auditDays, clock, log }),
  ];
  const stopReporting = reportStorageHealth({ storage, log, metrics });

  await Promise.all([deletions.resume(), ended.begin()]);
  http.listen(config.port, config.host);
  await once(http, 'listening');
  if (config.grpcPort !== 0) await programs.grpc.listen(config.grpcPort, config.host);
  programs.deliveries.start();
  others.begin(nameOf(http));

  const stop = async (): Promise<void> => {
    sockets.drain();
    programs.endStays();
    programs.grpc.close();
    // Until they are gone it still listens, so that whoever asks hears that it is about to stop.
    await tcp.gone(DRAIN_GRACE_MS);
    http.close();
    tcp.cut();
    await sockets.close();
    stopFollowing();
    others.stop();
    ended.stop();
    rooms.stop();
    cluster.close();
    await Promise.all([gate.close(), programs.close()]);
    web.stopRenewing();
    stopReporting();
    eventLoop.stop();
    stopSweeps();
    for (const { stop } of forgetting) stop();
    deletions.stop();
    await audit.settled();
    await storage.close();
    await tracing?.close();
  };
  return {
    url: urlOf(web, config.host) + config.basePath,
    lanUrls: isEveryAddress(config.host) ? lanUrls(web).map((url) => url + config.basePath) : [],
    renewCertificate: web.renewCertificate,
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

function isEveryAddress(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}

function lanUrls(web: WebServer): string[] {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return addresses
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => urlOf(web, address));
}

/** As whoever runs several servers tells one from another. */
function nameOf(http: WebServer['http']): string {
  return `${hostname()}:${portOf(http)}`;
}

function portOf(http: WebServer['http']): number {
  // A TCP server that listens has an address of this kind.
  return (http.address() as AddressInfo).port;
}

function urlOf({ http, scheme }: WebServer, host: string): string {
  const name = isEveryAddress(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `${scheme}://${name}:${portOf(http)}`;
}
