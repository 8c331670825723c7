import { type BoardEntries, type BoardWrite, MAX_WRITES_ASKED } from '@drawbridge/protocol';
import type { Mark, Storage } from '../../storage/index.ts';
import { sendJson, sendText } from '../sendText.ts';
import { collectAuthors } from './boardVersions.ts';
import type { Exchange } from './exchange.ts';

/** In one answer. Whoever wants more asks again, and others come in between. */
const ENTRY_BYTES_AN_ANSWER = 1024 * 1024;

/** Answers what was written, entry by entry. */
export async function sendEntries(
  storage: Storage,
  { request, response }: Exchange,
  boardId: string,
): Promise<void> {
  const query = queryOf(request.url);
  const [after, upto] = [countOf(query.get('after')), countOf(query.get('upto'))];
  if (after === undefined || upto === undefined)
    return sendText(response, 400, '"after" and "upto" are the numbers of entries.');
  const [read, writers] = await Promise.all([
    storage.readEntries(boardId, { after, upto, maxBytes: ENTRY_BYTES_AN_ANSWER }),
    storage.readWriters(boardId),
  ]);
  if (!read) return sendText(response, 404, 'This part of the history is not kept any more.');
  const { authors, authorOf } = collectAuthors(writers);
  const entries = read.map(({ seq, timeMs, session, bytes }) => {
    const by = authorOf(session);
    const update = Buffer.from(bytes).toString('base64');
    return { seq, timeMs, ...(by !== undefined && { by }), update };
  });
  sendJson(response, 200, { entries, authors } satisfies BoardEntries);
}

/** Answers who wrote parts of the document, and when. */
export async function sendWrites(
  storage: Storage,
  { request, response }: Exchange,
  boardId: string,
): Promise<void> {
  const marks = marksOf(queryOf(request.url).get('of') ?? '');
  if (!marks)
    return sendText(response, 400, `"of" has from 1 to ${MAX_WRITES_ASKED} parts, "<client>-<clock>" each.`);
  const [found, writers] = await Promise.all([
    storage.findWrites(boardId, marks),
    storage.readWriters(boardId),
  ]);
  const { authors } = collectAuthors(writers);
  const writes = found.map(({ client, clock, timeMs }): BoardWrite => {
    const author = authors.findLast(({ clients }) => clients.includes(client));
    return { client, clock, timeMs, ...(author && { author: { name: author.name, color: author.color } }) };
  });
  sendJson(response, 200, { writes });
}

function queryOf(url = ''): URLSearchParams {
  return new URL(url, 'http://localhost').searchParams;
}

function countOf(text: string | null | undefined): number | undefined {
  return text && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

function marksOf(text: string): Mark[] | undefined {
  const marks = text.split(',').map((part) => {
    const [client, clock] = part.split('-').map(countOf);
    return client === undefined || clock === undefined ? undefined : { client, clock };
  });
  if (marks.length > MAX_WRITES_ASKED) return undefined;
  const whole = marks.flatMap((mark) => mark ?? []);
  return whole.length === marks.length ? whole : undefined;
}
