import { NEW_BOARD_MARK } from '@drawbridge/protocol';
import type { Access } from '../access/access.ts';
import type { Deletions } from '../access/deletions.ts';
import { createAdminDesk } from '../admin/adminDesk.ts';
import { createAdminDoor } from '../admin/adminDoor.ts';
import type { AllNodes } from '../admin/allNodes.ts';
import type { Audit } from '../audit/audit.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { BoardFiles } from '../files/boardFiles.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Programs } from '../programs.ts';
import type { Rooms } from '../rooms/rooms.ts';
import type { EndedUsers } from '../signIn/endedUsers.ts';
import { createKnownUsers } from '../signIn/knownUsers.ts';
import { createSignIn, type SignIn } from '../signIn/signIn.ts';
import type { AddressOf } from '../socket/door/clientAddress.ts';
import { createOriginCheck, type OriginCheck } from '../socket/door/originCheck.ts';
import type { Storage } from '../storage/index.ts';
import { type AccessRate, createAccessRate } from './access/accessRate.ts';
import { createAccessRoute } from './access/accessRoute.ts';
import { type AdminRoute, createAdminRoute } from './admin/adminRoute.ts';
import { createApiRoute } from './api/api.ts';
import { createFileRoute } from './files.ts';
import type { Guard } from './guard.ts';
import { createHistoryRoute } from './history/history.ts';
import { createMeasuresRoute } from './measures.ts';
import { createPublicUrl, type PublicUrl } from './publicUrl.ts';
import type { Readiness } from './readiness.ts';
import { createRoutes } from './routes.ts';
import { createSignInRoute } from './signIn/signInRoute.ts';
import { createSnapshotRoute } from './snapshots.ts';
import type { Answer } from './watchRequests.ts';
import type { WebApp } from './webApp.ts';

export interface AssembleDeps {
  readonly config: Config;
  readonly storage: Storage;
  readonly boardFiles: BoardFiles;
  readonly webApp: WebApp;
  readonly access: Access;
  readonly deletions: Deletions;
  readonly audit: Audit;
  readonly rooms: Rooms;
  readonly guard: Guard;
  readonly addressOf: AddressOf;
  readonly programs: Programs;
  readonly nodes: AllNodes;
  readonly ended: Pick<EndedUsers, 'endedMs'>;
  readonly readiness: () => Readiness;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly log: Log;
}

/** What several routes look at before they answer. */
interface Door {
  readonly isAllowedOrigin: OriginCheck;
  readonly rate: AccessRate;
  readonly publicUrl: PublicUrl;
  readonly signIn: SignIn;
}

/** Everything that is answered over HTTP, but for Socket.IO. */
export function assembleRoutes(deps: AssembleDeps): Answer {
  const { config, storage, boardFiles, deletions, programs, metrics, log } = deps;
  const { basePath, historyDays, disabledFeatures } = config;
  const door = createDoor(deps);
  const { isAllowedOrigin, rate, signIn } = door;
  const { identify } = signIn;
  return createRoutes({
    ...deps,
    measures: createMeasures(deps, door),
    snapshots: createSnapshotRoute({ storage, clock: deps.clock, log }),
    files: createFileRoute({ ...config, files: boardFiles, isAllowedOrigin, log }),
    history: createHistoryRoute({ storage, historyDays, isAllowedOrigin, log }),
    access: createAccessRoute({ ...deps, ...door, ...deletions, identify, basePath }),
    admin: createAdmin(deps, door),
    signIn: createSignInRoute({ signIn, isAllowedOrigin, rate, basePath, log }),
    feed: programs.feed,
    grpc: programs.grpc,
    api: createApiRoute({
      ...{ ...deps, ...door, ...programs, identify, basePath },
      files: boardFiles,
      disabledFeatures,
    }),
    basePath,
    disabledFeatures,
    newBoardMark: config.access === 'links' ? NEW_BOARD_MARK : '',
    metrics: config.metrics === 'on' ? metrics : undefined,
  });
}

function createDoor({ config, storage, audit, ended, addressOf, clock, log }: AssembleDeps): Door {
  const publicUrl = createPublicUrl(config);
  return {
    isAllowedOrigin: createOriginCheck(config.allowedOrigins),
    rate: createAccessRate({ perSecond: config.maxConnectsPerSecond, clock, addressOf }),
    publicUrl,
    signIn: createSignIn({
      ...{ config, secret: storage.secret, publicUrl, log, audit, addressOf },
      endedMs: ended.endedMs,
      noteUser: createKnownUsers({ storage, log, nowMs: Date.now }),
    }),
  };
}

function createMeasures({ config, metrics, addressOf, clock }: AssembleDeps, { isAllowedOrigin }: Door) {
  if (config.pageMeasurements === 'off') return undefined;
  const rate = createAccessRate({ perSecond: config.maxConnectsPerSecond, clock, addressOf });
  return createMeasuresRoute({ isAllowedOrigin, rate, metrics });
}

function createAdmin(deps: AssembleDeps, { signIn: { identify }, publicUrl, rate }: Door): AdminRoute {
  const { config, storage, access, deletions, audit, nodes, addressOf, log } = deps;
  return createAdminRoute({
    door: createAdminDoor({ config, secret: storage.secret, identify, publicUrl }),
    desk: createAdminDesk({
      storage,
      access,
      deleteBoard: deletions.deleteBoard,
      noted: audit.settled,
      nodes,
    }),
    audit,
    rate,
    addressOf,
    log,
  });
}
