import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Storage } from '../storage/index.ts';
import { createTurns } from '../turns.ts';
import { acceptsGzip, giveUpOnStall, isKnownToClient, KEPT_FOR_GOOD } from './downloads.ts';
import { endFailed } from './endFailed.ts';
import { sendLater, sendText } from './sendText.ts';
import { shareParts } from './shareParts.ts';

/** Each holds one part of 256 KB, whatever the board's size. */
const MAX_DOWNLOADS = 500;

/**
 * Of all downloads together. What a part costs the event loop is about a millisecond, and the thread that reads it also
 * stores what people draw: a hundred downloads in step would make everybody wait for a hundred parts.
 */
const PARTS_AT_ONCE = 4;

export interface SnapshotRoute {
  /** Answers with a whole snapshot, or says in words why not. Never rejects. */
  send(request: IncomingMessage, response: ServerResponse, wanted: WantedSnapshot): Promise<void>;
}

type SnapshotSource = Pick<Storage, 'readSnapshot'>;

export interface WantedSnapshot {
  readonly boardId: string;
  readonly name: string;
}

/**
 * Boards as files: what a name stands for never changes, so a browser and a proxy may keep it. It goes out as it lies on
 * disk, part by part at the pace at which the client takes it, so many slow downloads cost little memory.
 */
export function createSnapshotRoute(deps: {
  readonly storage: SnapshotSource;
  readonly clock: Clock;
  readonly log: Log;
}): SnapshotRoute {
  const { log } = deps;
  const turns = createTurns(PARTS_AT_ONCE);
  const read = shareParts((...which) => deps.storage.readSnapshot(...which), deps.clock);
  const storage: SnapshotSource = { readSnapshot: (...which) => turns.take(() => read(...which)) };
  let downloads = 0;

  return {
    async send(request, response, wanted) {
      if (downloads >= MAX_DOWNLOADS) {
        sendLater(response, 'Too many downloads at once. Try again.');
        return;
      }
      downloads += 1;
      try {
        await sendSnapshot(storage, request, response, wanted);
      } catch (error) {
        const message = 'The server could not read its disk. Try again.';
        endFailed(response, error, { log, wanted, what: 'snapshot not sent', message });
      } finally {
        downloads -= 1;
      }
    },
  };
}

async function sendSnapshot(
  storage: SnapshotSource,
  request: IncomingMessage,
  response: ServerResponse,
  { boardId, name }: WantedSnapshot,
): Promise<void> {
  if (isKnownToClient(request, name)) {
    response.writeHead(304, cacheHeaders(name)).end();
    return;
  }
  const first = await storage.readSnapshot(boardId, name, 0);
  if (!first) {
    sendText(
      response,
      404,
      'There is no such snapshot, or it was replaced by a newer one: join the board again.',
    );
    return;
  }
  const isZipped = acceptsGzip(request);
  response.writeHead(200, { ...cacheHeaders(name), ...contentHeaders(isZipped) });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  giveUpOnStall(response);
  const parts = readOn(storage, { boardId, name }, first);
  await (isZipped ? pipeline(parts, response) : pipeline(parts, createGunzip(), response));
}

/** Reads a part only once the one before was taken. */
async function* readOn(
  storage: SnapshotSource,
  { boardId, name }: WantedSnapshot,
  first: Uint8Array,
): AsyncGenerator<Uint8Array> {
  let part: Uint8Array | undefined = first;
  for (let index = 1; part; index += 1) {
    yield part;
    part = await storage.readSnapshot(boardId, name, index);
  }
}

function cacheHeaders(name: string) {
  return {
    ETag: `"${name}"`,
    'Cache-Control': KEPT_FOR_GOOD,
    Vary: 'Accept-Encoding',
  };
}

function contentHeaders(isZipped: boolean) {
  return { 'Content-Type': 'application/octet-stream', ...(isZipped && { 'Content-Encoding': 'gzip' }) };
}
