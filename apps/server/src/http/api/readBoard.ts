import type { BoardContent } from '../../boardContent/boardContent.ts';
import { EXPORT_FORMATS, type ExportFormat } from '../../boardContent/formats.ts';
import type { Storage } from '../../storage/index.ts';
import { isKnownToClient } from '../downloads.ts';
import type { Exchange } from '../history/exchange.ts';
import { sendJson } from '../sendText.ts';
import { sendProblem } from './sendProblem.ts';

interface ReadDeps {
  readonly content: Pick<BoardContent, 'describe' | 'shapes' | 'export'>;
  readonly storage: Pick<Storage, 'openBoard' | 'readHistory'>;
}

/** Answers what a board is called, how much is on it, and when it last changed. */
export async function describeBoard(
  { content, storage }: ReadDeps,
  { response }: Exchange,
  boardId: string,
): Promise<void> {
  const { epoch, head, name, shapes } = await content.describe(boardId);
  const { spans } = await storage.readHistory(boardId, { before: head, limit: 1 });
  const updatedMs = Math.max(0, ...spans.map(({ lastMs }) => lastMs));
  sendJson(response, 200, { id: boardId, name, shapes, epoch, head, ...(updatedMs > 0 && { updatedMs }) });
}

export async function sendShapes(
  { content, storage }: ReadDeps,
  exchange: Exchange,
  boardId: string,
): Promise<void> {
  if (await isUnchanged(storage, exchange, boardId, 'shapes')) return;
  const { epoch, head, json } = await content.shapes(boardId);
  const opening = Buffer.from(`{"epoch":${JSON.stringify(epoch)},"head":${head},"shapes":`);
  sendContent(exchange, Buffer.concat([opening, json, Buffer.from('}\n')]), `shapes-${epoch}-${head}`);
}

export async function sendExport(
  { content, storage }: ReadDeps,
  exchange: Exchange,
  boardId: string,
): Promise<void> {
  const format = formatOf(exchange.request.url);
  if (!format) {
    const message = `"format" is one of ${EXPORT_FORMATS.join(', ')}.`;
    return sendProblem(exchange.response, 400, { error: 'invalid', message });
  }
  if (await isUnchanged(storage, exchange, boardId, format)) return;
  const { epoch, head, json } = await content.export(boardId, format);
  const suffix = format === 'excalidraw' ? 'excalidraw' : 'json';
  exchange.response.setHeader('Content-Disposition', `attachment; filename="${boardId}.${suffix}"`);
  sendContent(exchange, json, `${format}-${epoch}-${head}`);
}

function formatOf(url = ''): ExportFormat | undefined {
  const asked = new URL(url, 'http://localhost').searchParams.get('format') ?? 'json';
  return EXPORT_FORMATS.find((format) => format === asked);
}

/** Whether the client has it already; then it is told so, without a look into the board. */
async function isUnchanged(
  storage: Pick<Storage, 'openBoard'>,
  { request, response }: Exchange,
  boardId: string,
  what: string,
): Promise<boolean> {
  if (request.headers['if-none-match'] === undefined) return false;
  const { epoch, head } = await storage.openBoard(boardId);
  const name = `${what}-${epoch}-${head}`;
  const isKnown = isKnownToClient(request, name);
  if (isKnown) response.writeHead(304, cacheHeaders(name)).end();
  return isKnown;
}

function sendContent({ request, response }: Exchange, body: Uint8Array, name: string): void {
  response.writeHead(200, {
    ...cacheHeaders(name),
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': body.length,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function cacheHeaders(name: string) {
  return { ETag: `"${name}"`, 'Cache-Control': 'private, no-cache' };
}
