import { type ReplayedWork, replayWork, type WorkEntry } from '@drawbridge/board';
import type { Author, BoardHistory } from '@drawbridge/protocol';
import { type HistoryClient, HistoryError } from './historyClient.ts';
import { withOlder } from './versionLines.ts';

/** Whose work, from when to when. */
export interface WorkSpan {
  readonly person: Pick<Author, 'name' | 'color'>;
  readonly fromMs: number;
  /** No longer part of it. */
  readonly toMs: number;
}

/** The most that a page takes in at once: days of a busy board. */
const MAX_WORK_BYTES = 32 * 1024 * 1024;
const TOO_MUCH = 'Too much was drawn in this time to look at it here. Choose a shorter one.';

/** As fine as the server tells it. */
const PAUSE_SECONDS = 10;

/** An update of an empty doc. */
const NOTHING = Uint8Array.of(0, 0);

/**
 * Reads from the log what somebody did in a time, and what the others did meanwhile. `undefined` when they did nothing.
 * Rejects with `HistoryError`.
 */
export async function readWork(
  client: Pick<HistoryClient, 'list' | 'boardAt' | 'entries'>,
  span: WorkSpan,
): Promise<ReplayedWork | undefined> {
  const history = await listBackTo(client, span.fromMs);
  const seqs = seqsOf(history, span);
  if (!seqs) return undefined;
  const before = seqs.after > 0 ? await client.boardAt(history.log, seqs.after) : NOTHING;
  const entries: WorkEntry[] = [];
  let [reached, bytes] = [seqs.after, 0];
  while (reached < seqs.upto) {
    const read = await client.entries({ after: reached, upto: seqs.upto });
    for (const { seq, timeMs, by, update } of read.entries) {
      const author = by === undefined ? undefined : read.authors[by];
      const isMeant = isSame(author, span.person) && timeMs >= span.fromMs && timeMs < span.toMs;
      entries.push({ update: bytesOf(update), isMeant });
      reached = seq;
      bytes += update.length;
    }
    if (bytes > MAX_WORK_BYTES) throw new HistoryError(TOO_MUCH);
    if (read.entries.length === 0) break;
  }
  return entries.some(({ isMeant }) => isMeant) ? replayWork(before, entries) : undefined;
}

async function listBackTo(client: Pick<HistoryClient, 'list'>, fromMs: number): Promise<BoardHistory> {
  let history = await client.list({ pauseSeconds: PAUSE_SECONDS });
  while (history.before !== undefined && (history.versions.at(-1)?.fromMs ?? 0) >= fromMs) {
    const older = await client.list({ pauseSeconds: PAUSE_SECONDS, before: history.before });
    history = withOlder(history, older);
  }
  return history;
}

/** The entries that hold all work of the time. */
function seqsOf({ versions }: BoardHistory, { fromMs, toMs }: WorkSpan) {
  const meant = versions.filter((version) => version.toMs >= fromMs && version.fromMs < toMs);
  const [last, first] = [meant[0], meant.at(-1)];
  return first && last && { after: first.firstSeq - 1, upto: last.seq };
}

function isSame(author: Author | undefined, person: WorkSpan['person']): boolean {
  return author?.name === person.name && author.color === person.color;
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
