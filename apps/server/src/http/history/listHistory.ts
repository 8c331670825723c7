import {
  type BoardHistory,
  DEFAULT_PAUSE_SECONDS,
  MAX_PAUSE_SECONDS,
  MIN_PAUSE_SECONDS,
} from '@drawbridge/protocol';
import type { Storage } from '../../storage/index.ts';
import { sendJson, sendText } from '../sendText.ts';
import { boardVersions, collectAuthors } from './boardVersions.ts';
import type { Exchange } from './exchange.ts';

/** Weeks of work on a busy board, read in some milliseconds. */
const SPANS_A_PAGE = 2_000;

interface ListDeps {
  readonly storage: Storage;
  readonly historyDays: number;
}

interface Asked {
  readonly pauseMs: number;
  readonly before: number | undefined;
  readonly after: number;
}

/** Answers what happened on a board. */
export async function listHistory(
  { storage, historyDays }: ListDeps,
  { request, response }: Exchange,
  boardId: string,
): Promise<void> {
  const asked = parseQuery(request.url);
  if (!asked) {
    sendText(
      response,
      400,
      `"pause" is a whole number of seconds from ${MIN_PAUSE_SECONDS} to ${MAX_PAUSE_SECONDS}, "before" one from 1 on, "after" one from 0 on.`,
    );
    return;
  }
  const { head, epoch } = await storage.openBoard(boardId);
  const before = Math.min(head, asked.before ?? head);
  const [page, writers, named] = await Promise.all([
    storage.readHistory(boardId, { before, limit: SPANS_A_PAGE }),
    storage.readWriters(boardId),
    storage.listVersions(boardId),
  ]);
  const { authors, authorOf } = collectAuthors(writers);
  const found = boardVersions(page.spans, { pauseMs: asked.pauseMs, before, after: asked.after, authorOf });
  // The oldest one may have begun on the page before.
  const versions = page.isAll || found.length === 1 ? found : found.slice(0, -1);
  const oldest = versions.at(-1)?.firstSeq ?? 1;
  const history: BoardHistory = {
    log: epoch,
    versions,
    named,
    authors,
    days: historyDays,
    ...(!page.isAll && oldest > asked.after + 1 && { before: oldest - 1 }),
  };
  sendJson(response, 200, history);
}

function parseQuery(url = ''): Asked | undefined {
  const query = new URL(url, 'http://localhost').searchParams;
  const pause = Number(query.get('pause') ?? DEFAULT_PAUSE_SECONDS);
  const before = query.has('before') ? Number(query.get('before')) : undefined;
  const after = Number(query.get('after') ?? 0);
  if (!Number.isInteger(pause) || pause < MIN_PAUSE_SECONDS || pause > MAX_PAUSE_SECONDS) return undefined;
  if (before !== undefined && (!Number.isSafeInteger(before) || before < 1)) return undefined;
  if (!Number.isSafeInteger(after) || after < 0) return undefined;
  return { pauseMs: pause * 1_000, before, after };
}
