import type { Database } from 'better-sqlite3';
import type { EntryRange, FoundWrite, HistoryEntry, Mark } from '../history.ts';
import { createWriteSearch } from '../past/findWrites.ts';
import { verifiedPast } from '../past/packEntries.ts';
import { type PastEntry, startOf } from '../past/packPast.ts';
import { createPast } from './past.ts';
import { createReadTail } from './readTail.ts';

/** What was written, entry by entry, in the past and in the log. */
export interface PastEntries {
  readEntries(boardId: string, range: EntryRange): HistoryEntry[] | undefined;
  findWrites(boardId: string, marks: readonly Mark[]): FoundWrite[];
}

interface BoardRow {
  readonly id: number;
  readonly head: number;
  readonly covers: number;
}

/** Which sessions wrote as a Yjs client. */
const SESSIONS = 'SELECT session FROM writer WHERE board = @board AND client = @client';

const PAST_OF_SESSION = `
  SELECT last_seq FROM past WHERE board = @board AND EXISTS (
    SELECT 1 FROM json_each(past.spans) WHERE json_extract(value, '$.session') IN (${SESSIONS}))
  ORDER BY last_seq DESC`;

export function createPastEntries(database: Database): PastEntries {
  const past = createPast(database);
  const readTail = createReadTail(database);
  const findBoard = database.prepare<[string], BoardRow>('SELECT id, head, covers FROM board WHERE name = ?');
  const selectLog = database.prepare<{ board: number; client: number }, Omit<HistoryEntry, 'session'>>(
    `SELECT seq, time AS timeMs, bytes FROM log WHERE board = @board AND session IN (${SESSIONS}) ORDER BY seq DESC`,
  );
  const selectPast = database.prepare<{ board: number; client: number }, number>(PAST_OF_SESSION).pluck();
  const findChunk = database.prepare<[number, number], { crc: number; chunk: Uint8Array }>(
    'SELECT crc, chunk FROM past WHERE board = ? AND last_seq = ?',
  );

  const read = database.transaction((boardId: string, range: EntryRange): HistoryEntry[] | undefined => {
    const { after, maxBytes } = range;
    const board = findBoard.get(boardId);
    if (!board) return [];
    const upto = Math.min(range.upto, board.head);
    const ends = Math.min(upto, board.covers);
    const merged = after < ends ? past.read(board.id, after, ends, maxBytes) : [];
    if (!merged) return undefined;
    const isAll = merged.reduce((sum, { bytes }) => sum + bytes.length, 0) < maxBytes;
    const tail = isAll ? readTail(board.id, Math.max(after, board.covers), upto) : [];
    const whole = tail.flatMap(({ bytes, ...entry }): PastEntry[] => (bytes ? [{ ...entry, bytes }] : []));
    return startOf([...merged, ...whole], maxBytes);
  });

  const find = database.transaction((boardId: string, marks: readonly Mark[]): FoundWrite[] => {
    const board = findBoard.get(boardId)?.id;
    if (board === undefined) return [];
    const byClient = Map.groupBy(marks, ({ client }) => client);
    return [...byClient].flatMap(([client, wanted]) => {
      const search = createWriteSearch(wanted);
      for (const entry of selectLog.iterate({ board, client })) {
        search.look(entry);
        if (search.isDone) break;
      }
      for (const seq of search.isDone ? [] : selectPast.all({ board, client })) {
        const row = findChunk.get(board, seq);
        for (const entry of row ? verifiedPast(row).reverse() : []) search.look(entry);
        if (search.isDone) break;
      }
      return search.found;
    });
  });

  return { readEntries: read, findWrites: find };
}
