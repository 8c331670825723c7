import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Storage } from '../../storage/index.ts';
import { acceptsGzip, giveUpOnStall, isKnownToClient, KEPT_FOR_GOOD } from '../downloads.ts';
import { sendLater, sendText } from '../sendText.ts';
import type { Exchange } from './exchange.ts';

/** Each waits for its turn and then holds a whole board in memory. */
const MAX_AT_ONCE = 8;

type Source = Pick<Storage, 'openBoard' | 'readBoardAt'>;

/** Answers what sends a board as it was after an entry. */
export function createSendBoard(
  storage: Source,
): (exchange: Exchange, boardId: string, seq: number) => Promise<void> {
  let atOnce = 0;
  return async (exchange, boardId, seq) => {
    if (atOnce >= MAX_AT_ONCE) {
      sendLater(exchange.response, 'Too many earlier versions are being read. Try again.');
      return;
    }
    atOnce += 1;
    try {
      await send(storage, exchange, { boardId, seq });
    } finally {
      atOnce -= 1;
    }
  };
}

async function send(
  storage: Source,
  { request, response }: Exchange,
  { boardId, seq }: { readonly boardId: string; readonly seq: number },
): Promise<void> {
  const { epoch } = await storage.openBoard(boardId);
  const name = `${epoch}-${seq}`;
  const headers = cacheHeaders(name, logOf(request.url) === epoch);
  if (isKnownToClient(request, name)) {
    response.writeHead(304, headers).end();
    return;
  }
  const gzip = await storage.readBoardAt(boardId, seq);
  if (!gzip) {
    sendText(response, 404, 'This version is not kept any more.');
    return;
  }
  const isZipped = acceptsGzip(request);
  const body = isZipped ? gzip : await promisify(gunzip)(gzip);
  response.writeHead(200, {
    ...headers,
    'Content-Type': 'application/octet-stream',
    'Content-Length': body.length,
    ...(isZipped && { 'Content-Encoding': 'gzip' }),
  });
  giveUpOnStall(response);
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** The log that the address names: what a seq of it holds never changes. A restored backup may hold something else. */
function logOf(url = ''): string | null {
  return new URL(url, 'http://localhost').searchParams.get('log');
}

function cacheHeaders(name: string, isForGood: boolean) {
  return {
    ETag: `"${name}"`,
    'Cache-Control': isForGood ? KEPT_FOR_GOOD : 'private, no-cache',
    Vary: 'Accept-Encoding',
  };
}
