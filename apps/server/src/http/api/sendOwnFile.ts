import { pipeline } from 'node:stream/promises';
import type { Feature } from '@drawbridge/protocol';
import type { BoardContent } from '../../boardContent/boardContent.ts';
import { Busy } from '../../boardContent/busy.ts';
import { MIME_TYPES, OWN_FORMAT } from '../../boardContent/formats.ts';
import type { OwnFileWish } from '../../boardContent/wish.ts';
import type { BoardFiles } from '../../files/boardFiles.ts';
import { type OpenedOwnFile, openOwnFile } from '../../ownFile/openOwnFile.ts';
import type { Storage } from '../../storage/index.ts';
import { giveUpOnStall } from '../downloads.ts';
import type { Exchange } from '../history/exchange.ts';
import { cacheHeaders, isUnchanged, tagOf } from './boardTag.ts';
import { type Problem, sendProblem } from './sendProblem.ts';

/** Each holds a board as text, and a piece of an image or a page of the log. */
const MAX_AT_ONCE = 8;

export interface OwnFileDeps {
  readonly content: Pick<BoardContent, 'ownFile'>;
  readonly storage: Pick<Storage, 'openBoard' | 'readEntries' | 'readWriters' | 'listVersions'>;
  readonly files: Pick<BoardFiles, 'open'>;
  readonly disabledFeatures: readonly Feature[];
  /** A client that takes nothing for so long is given up. */
  readonly stallMs?: number | undefined;
}

export type SendOwnFile = (exchange: Exchange, boardId: string, wish: OwnFileWish) => Promise<void>;

/** Answers what sends a board as a file of ours, at the pace at which the client takes it. */
export function createSendOwnFile(deps: OwnFileDeps): SendOwnFile {
  let atOnce = 0;
  return async (exchange, boardId, wish) => {
    if (wish.hasHistory && deps.disabledFeatures.includes('history'))
      return sendProblem(exchange.response, 403, NO_HISTORY_HERE);
    if (atOnce >= MAX_AT_ONCE) throw new Busy('Too many boards are sent at once.');
    atOnce += 1;
    try {
      await send(deps, exchange, boardId, wish);
    } finally {
      atOnce -= 1;
    }
  };
}

async function send(
  { content, storage, files, stallMs }: OwnFileDeps,
  exchange: Exchange,
  boardId: string,
  wish: OwnFileWish,
): Promise<void> {
  const { request, response } = exchange;
  if (!wish.hasHistory && (await isUnchanged(storage, exchange, boardId, OWN_FORMAT))) return;
  const openImage = (name: string) => files.open(boardId, name);
  const opened = await openOwnFile({ content, past: storage, openImage }, boardId, wish);
  if (opened.kind !== 'file') return sendProblem(response, 404, FAILURES[opened.kind]);
  response.writeHead(200, {
    // A version gets its name without an entry.
    ...(wish.hasHistory ? { 'Cache-Control': 'no-store' } : cacheHeaders(tagOf(OWN_FORMAT, opened))),
    'Content-Type': MIME_TYPES[OWN_FORMAT],
    'Content-Disposition': `attachment; filename="${boardId}.${OWN_FORMAT}"`,
  });
  if (request.method === 'HEAD') return void response.end();
  giveUpOnStall(response, stallMs);
  await pipeline(opened.pieces, response);
}

const NO_HISTORY_HERE: Problem = { error: 'forbidden', message: 'Turned off on this server: history.' };

const FAILURES: Readonly<Record<Exclude<OpenedOwnFile['kind'], 'file'>, Problem>> = {
  empty: { error: 'missing', message: 'There is nothing on this board.' },
  noHistory: {
    error: 'missing',
    message:
      'The history of this board is not kept from its beginning any more. With "history" off, the board can be had.',
  },
};
