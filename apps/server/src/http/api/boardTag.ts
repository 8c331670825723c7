import type { Storage } from '../../storage/index.ts';
import { isKnownToClient } from '../downloads.ts';
import type { Exchange } from '../history/exchange.ts';

/** Whether the client has it already; then it is told so, without a look into the board. */
export async function isUnchanged(
  storage: Pick<Storage, 'openBoard'>,
  { request, response }: Exchange,
  boardId: string,
  what: string,
): Promise<boolean> {
  if (request.headers['if-none-match'] === undefined) return false;
  const name = tagOf(what, await storage.openBoard(boardId));
  const isKnown = isKnownToClient(request, name);
  if (isKnown) response.writeHead(304, cacheHeaders(name)).end();
  return isKnown;
}

/** Names what a board is as `what` after an entry. */
export function tagOf(
  what: string,
  { epoch, head }: { readonly epoch: string; readonly head: number },
): string {
  return `${what}-${epoch}-${head}`;
}

export function cacheHeaders(name: string) {
  return { ETag: `"${name}"`, 'Cache-Control': 'private, no-cache' };
}
