import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { BoardContent } from '../../boardContent/boardContent.ts';
import { endingOf, MIME_TYPES, OWN_FORMAT } from '../../boardContent/formats.ts';
import { type Exported, type ExportWish, PLAIN_WISH } from '../../boardContent/wish.ts';
import type { Storage } from '../../storage/index.ts';
import type { Exchange } from '../history/exchange.ts';
import { onLeft } from '../onLeft.ts';
import { sendJson } from '../sendText.ts';
import { cacheHeaders, isUnchanged, tagOf } from './boardTag.ts';
import { readWish } from './readWish.ts';
import type { SendOwnFile } from './sendOwnFile.ts';
import { type Problem, sendProblem } from './sendProblem.ts';

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
  sendContent(exchange, Buffer.concat([opening, json, Buffer.from('}\n')]), tagOf('shapes', { epoch, head }));
}

export async function sendExport(
  { content, storage, sendOwnFile }: ReadDeps & { readonly sendOwnFile: SendOwnFile },
  exchange: Exchange,
  boardId: string,
): Promise<void> {
  const { request, response } = exchange;
  const wish = readWish(request.url);
  if (typeof wish === 'string') return sendProblem(response, 400, { error: 'invalid', message: wish });
  if (wish.format === OWN_FORMAT) return sendOwnFile(exchange, boardId, wish);
  const what = nameOf(wish);
  if (await isUnchanged(storage, exchange, boardId, what)) return;
  const exported = await untilLeft(response, (left) => content.export(boardId, wish, left));
  if (!exported) return;
  const { epoch, head, made } = exported;
  if (made.kind !== 'file') return sendProblem(response, ...FAILURES[made.kind]);
  response.setHeader('Content-Disposition', `attachment; filename="${boardId}.${endingOf(wish)}"`);
  if (made.isReduced) response.setHeader(REDUCED_HEADER, 'yes');
  sendContent(exchange, made.bytes, tagOf(what, { epoch, head }), MIME_TYPES[wish.format]);
}

/** What `work` makes; nothing when the client leaves before that, which aborts it. */
async function untilLeft<T>(
  response: ServerResponse,
  work: (left: AbortSignal) => Promise<T>,
): Promise<T | undefined> {
  const left = new AbortController();
  const forget = onLeft(response, () => left.abort());
  try {
    return await work(left.signal);
  } catch (error) {
    if (left.signal.aborted) return undefined;
    throw error;
  } finally {
    forget();
  }
}

/** Says of a picture that it has fewer px than it was asked for with. */
const REDUCED_HEADER = 'Drawbridge-Reduced';

const FAILURES: Readonly<
  Record<Exclude<Exported['kind'], 'file'>, readonly [status: number, problem: Problem]>
> = {
  noFrame: [404, { error: 'missing', message: 'There is no such frame on this board.' }],
  tooLarge: [
    422,
    { error: 'too_large', message: 'The board, or its images, are too large for a file of this format.' },
  ],
  noCanvas: [501, { error: 'unavailable', message: 'This server cannot make pictures on its system.' }],
  late: [503, { error: 'late', message: 'The board takes longer to draw than this server allows.' }],
};

/** What was asked for, in a few letters that are in no other wish. */
function nameOf({ format, ...rest }: ExportWish): string {
  const plain = { ...PLAIN_WISH, frame: undefined };
  const asked = JSON.stringify({ ...plain, ...rest });
  if (asked === JSON.stringify(plain)) return format;
  return `${format}-${createHash('sha256').update(asked).digest('base64url').slice(0, 12)}`;
}

function sendContent(
  { request, response }: Exchange,
  body: Uint8Array,
  name: string,
  type = 'application/json; charset=utf-8',
): void {
  response.writeHead(200, {
    ...cacheHeaders(name),
    'Content-Type': type,
    'Content-Length': body.length,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}
