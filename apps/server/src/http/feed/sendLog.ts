import type { ServerResponse } from 'node:http';
import { encodeTail } from '@drawbridge/protocol';
import { isKnownToClient } from '../downloads.ts';
import type { Exchange } from '../history/exchange.ts';
import { describePage, type SnapshotUrl } from './describeLog.ts';
import type { LogPage } from './logPage.ts';

const NO_BYTES = new Uint8Array(0);

/** Sends a page of a log, or says that the client has it already. */
export function sendLog({ request, response }: Exchange, page: LogPage, urlOf: SnapshotUrl): void {
  if (page.kind === 'reset') {
    sendReset(response, page);
    return;
  }
  const name = `${page.epoch}-${page.head}`;
  const headers = { ETag: `"${name}"`, 'Cache-Control': 'private, no-cache', Vary: 'Accept' };
  if (isKnownToClient(request, name)) {
    response.writeHead(304, headers).end();
    return;
  }
  const isPacked = request.headers.accept?.includes('application/octet-stream') === true;
  const body = isPacked ? pack(page) : `${JSON.stringify(describePage(page, urlOf))}\n`;
  response.writeHead(200, {
    ...headers,
    ...(isPacked ? packedHeaders(page, urlOf) : { 'Content-Type': 'application/json; charset=utf-8' }),
    'Content-Length': Buffer.byteLength(body),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function sendReset(response: ServerResponse, { epoch, head }: { epoch: string; head: number }): void {
  const message = 'What you have is of another log of this board: begin again, with since=0.';
  response.writeHead(409, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(`${JSON.stringify({ error: 'reset', message, epoch, head })}\n`);
}

type Page = Extract<LogPage, { kind: 'page' }>;

/** As `board:tail` has them: seq and length as varints, then the update, of each entry. */
function pack({ entries }: Page): Uint8Array {
  return encodeTail(entries.map(({ seq, bytes = NO_BYTES }) => ({ seq, bytes })));
}

function packedHeaders({ epoch, head, upto, snapshot }: Page, urlOf: SnapshotUrl) {
  return {
    'Content-Type': 'application/octet-stream',
    'Drawbridge-Epoch': epoch,
    'Drawbridge-Head': head,
    'Drawbridge-Upto': upto,
    ...(snapshot && { 'Drawbridge-Snapshot': urlOf(snapshot) }),
  };
}
