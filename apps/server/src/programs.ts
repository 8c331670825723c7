import type { Access } from './access/access.ts';
import { type BoardContent, createBoardContent } from './boardContent/boardContent.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { BoardFiles } from './files/boardFiles.ts';
import { readImage } from './files/readImage.ts';
import { createGrpc, type Grpc } from './grpc/grpc.ts';
import { type BoardWriter, createBoardWriter } from './http/api/boardWriter.ts';
import { createFeedRoute, type FeedRoute } from './http/feed/feed.ts';
import { createPlaces } from './http/feed/places.ts';
import { createStays } from './http/feed/stays.ts';
import type { Guard } from './http/guard.ts';
import type { Log } from './log.ts';
import type { Leases } from './rooms/leases.ts';
import type { Rooms } from './rooms/rooms.ts';
import type { AddressOf } from './socket/door/clientAddress.ts';
import { createOriginCheck } from './socket/door/originCheck.ts';
import type { Storage } from './storage/index.ts';
import { createDeliveries, type Deliveries } from './webhooks/deliveries.ts';
import { createPostSigned } from './webhooks/postSigned.ts';
import { createWebhooks, type Webhooks } from './webhooks/webhooks.ts';

/** What there is for programs, beside the routes of their requests. */
export interface Programs {
  readonly feed: FeedRoute;
  readonly grpc: Grpc;
  /** Ends the answers that take their time, and lets none of them begin. */
  endStays(): void;
  readonly content: BoardContent;
  readonly writer: BoardWriter;
  readonly leases: Leases;
  readonly webhooks: Webhooks;
  readonly deliveries: Deliveries;
  close(): Promise<void>;
}

export interface ProgramsDeps {
  readonly config: Config;
  readonly storage: Storage;
  readonly files: Pick<BoardFiles, 'open'>;
  readonly rooms: Rooms;
  readonly leases: Leases;
  readonly access: Access;
  readonly guard: Guard;
  readonly addressOf: AddressOf;
  readonly clock: Clock;
  readonly log: Log;
}

export function createPrograms(deps: ProgramsDeps): Programs {
  const { config, storage, files, access, rooms, leases } = deps;
  const nowMs = Date.now;
  const stays = createStays();
  const shared = { ...config, ...deps, stays, places: createPlaces(config.maxFeedsPerAddress) };
  const content = createBoardContent({
    storage,
    loadImage: (boardId, name) => readImage(files, boardId, name),
    limits: config,
  });
  const webhooks = createWebhooks({ storage, nowMs });
  const post = createPostSigned({ allowsPrivate: config.webhookAddresses === 'any' });
  const deliveries = createDeliveries({ ...deps, webhooks, post, nowMs });
  const writer = createBoardWriter({ access, rooms, leases, content });
  const isAllowedOrigin = createOriginCheck(config.allowedOrigins);
  return {
    feed: createFeedRoute(shared),
    grpc: createGrpc({ ...shared, isAllowedOrigin, writer }),
    endStays: stays.endAll,
    content,
    writer,
    leases,
    webhooks,
    deliveries,
    async close() {
      deliveries.stop();
      await content.close();
    },
  };
}
