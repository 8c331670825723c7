import { NEW_BOARD_MARK } from '@drawbridge/protocol';
import type { Access } from '../access/access.ts';
import type { Deletions } from '../access/deletions.ts';
import { createAdminDesk } from '../admin/adminDesk.ts';
import { createAdminDoor } from '../admin/adminDoor.ts';
import type { Audit } from '../audit/audit.ts';
import { createBoardContent } from '../boardContent/boardContent.ts';
import { readVersion } from '../cli/readVersion.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { BoardFiles } from '../files/boardFiles.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Leases } from '../rooms/leases.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { createSignIn, type SignIn } from '../signIn/signIn.ts';
import { type AddressOf, createAddressOf } from '../socket/door/clientAddress.ts';
import { createOriginCheck, type OriginCheck } from '../socket/door/originCheck.ts';
import type { Storage } from '../storage/index.ts';
import type { Deliveries } from '../webhooks/deliveries.ts';
import type { Webhooks } from '../webhooks/webhooks.ts';
import { type AccessRate, createAccessRate } from './access/accessRate.ts';
import { createAccessRoute } from './access/accessRoute.ts';
import { type AdminRoute, createAdminRoute } from './admin/adminRoute.ts';
import { createApiRoute } from './api/api.ts';
import { createBoardWriter } from './api/boardWriter.ts';
import { createFeedRoute } from './feed/feed.ts';
import { createFileRoute } from './files.ts';
import { createGuard } from './guard.ts';
import { createHistoryRoute } from './history/history.ts';
import { createMeasuresRoute } from './measures.ts';
import { createPublicUrl, type PublicUrl } from './publicUrl.ts';
import type { Readiness } from './readiness.ts';
import { createRoutes } from './routes.ts';
import { createSignInRoute } from './signIn/signInRoute.ts';
import { createSnapshotRoute } from './snapshots.ts';
import type { Answer } from './watchRequests.ts';
import type { WebApp } from './webApp.ts';

/** Everything that is answered over HTTP, but for Socket.IO. */
export interface AssembledRoutes {
  readonly answer: Answer;
  /** Ends the answers that go on until somebody ends them, and lets none of them begin. */
  drain(): void;
  close(): Promise<void>;
}

export interface AssembleDeps {
  readonly config: Config;
  readonly storage: Storage;
  readonly boardFiles: BoardFiles;
  readonly webApp: WebApp;
  readonly access: Access;
  readonly deletions: Deletions;
  readonly audit: Audit;
  readonly rooms: Rooms;
  readonly leases: Leases;
  readonly webhooks: Webhooks;
  readonly deliveries: Deliveries;
  /** How many clients are connected. */
  readonly connections: () => number;
  readonly readiness: () => Readiness;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly log: Log;
}

/** What several routes look at before they answer. */
interface Door {
  readonly isAllowedOrigin: OriginCheck;
  readonly addressOf: AddressOf;
  readonly rate: AccessRate;
  readonly publicUrl: PublicUrl;
  readonly signIn: SignIn;
}

export function assembleRoutes(deps: AssembleDeps): AssembledRoutes {
  const { config, storage, boardFiles, webApp, access, deletions, audit, readiness, metrics, log } = deps;
  const { basePath, historyDays, disabledFeatures } = config;
  const door = createDoor(deps);
  const { isAllowedOrigin, rate, signIn } = door;
  const { identify } = signIn;
  const guard = createGuard({ access, log });
  const content = createBoardContent({ storage });
  const writer = createBoardWriter({ ...deps, content });
  const feed = createFeedRoute({ ...config, ...deps, ...door, guard });
  const answer = createRoutes({
    measures: createMeasures(deps, door),
    webApp,
    snapshots: createSnapshotRoute({ storage, log }),
    files: createFileRoute({ ...config, files: boardFiles, isAllowedOrigin, log }),
    history: createHistoryRoute({ storage, historyDays, isAllowedOrigin, log }),
    access: createAccessRoute({ ...door, ...deletions, access, identify, audit, basePath, log }),
    admin: createAdmin(deps, door),
    signIn: createSignInRoute({ signIn, isAllowedOrigin, rate, basePath, log }),
    guard,
    feed,
    api: createApiRoute({ ...deps, ...door, guard, content, writer, identify, basePath }),
    basePath,
    disabledFeatures,
    newBoardMark: config.access === 'links' ? NEW_BOARD_MARK : '',
    readiness,
    log,
    metrics: config.metrics === 'on' ? metrics : undefined,
  });
  return { answer, drain: feed.close, close: content.close };
}

function createDoor({ config, storage: { secret }, audit, clock, log }: AssembleDeps): Door {
  const addressOf = createAddressOf(config.trustedProxies);
  const publicUrl = createPublicUrl(config);
  return {
    isAllowedOrigin: createOriginCheck(config.allowedOrigins),
    addressOf,
    rate: createAccessRate({ perSecond: config.maxConnectsPerSecond, clock, addressOf }),
    publicUrl,
    signIn: createSignIn({ config, secret, publicUrl, log, audit, addressOf }),
  };
}

function createMeasures({ config, metrics, clock }: AssembleDeps, { isAllowedOrigin, addressOf }: Door) {
  if (config.pageMeasurements === 'off') return undefined;
  const rate = createAccessRate({ perSecond: config.maxConnectsPerSecond, clock, addressOf });
  return createMeasuresRoute({ isAllowedOrigin, rate, metrics });
}

function createAdmin(
  deps: AssembleDeps,
  { signIn: { identify }, publicUrl, rate, addressOf }: Door,
): AdminRoute {
  const { config, storage, access, deletions, audit, rooms, connections, log } = deps;
  return createAdminRoute({
    door: createAdminDoor({ config, secret: storage.secret, identify, publicUrl }),
    desk: createAdminDesk({
      storage,
      access,
      deleteBoard: deletions.deleteBoard,
      noted: audit.settled,
      rooms: () => rooms,
      sockets: connections,
      version: readVersion(),
    }),
    audit,
    rate,
    addressOf,
    log,
  });
}
