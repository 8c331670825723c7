import type { EntryRange, FoundWrite, HistoryEntry, Mark } from '../history.ts';
import { createWriteSearch } from '../past/findWrites.ts';
import { type PastChunk, verifiedPast } from '../past/packEntries.ts';
import { type PastEntry, startOf } from '../past/packPast.ts';
import type { Database, Queries } from './database.ts';
import { readPast, readTail } from './past.ts';

/** What was written, entry by entry, in the past and in the log. */
export interface PastEntries {
  readEntries(boardId: string, range: EntryRange): Promise<HistoryEntry[] | undefined>;
  findWrites(boardId: string, marks: readonly Mark[]): Promise<FoundWrite[]>;
}

interface BoardRow {
  readonly id: number;
  readonly head: number;
  readonly covers: number;
}

interface Wanted {
  readonly board: number;
  readonly client: number;
  readonly marks: readonly Mark[];
}

const FIND_BOARD = 'SELECT id, head, covers FROM board WHERE name = $1';

/** Which sessions wrote as a Yjs client. */
const SESSIONS = 'SELECT session FROM writer WHERE board = $1 AND client = $2';

const READ_LOG = `
  SELECT seq, time AS "timeMs", bytes FROM log
  WHERE board = $1 AND session IN (${SESSIONS}) ORDER BY seq DESC`;

const FIND_CHUNKS = `
  SELECT last_seq AS "lastSeq" FROM past WHERE board = $1 AND EXISTS (
    SELECT 1 FROM jsonb_array_elements(spans) AS span WHERE span ->> 'session' IN (${SESSIONS}))
  ORDER BY last_seq DESC`;

const READ_CHUNK = 'SELECT crc, chunk FROM past WHERE board = $1 AND last_seq = $2';

export function createPastEntries(database: Database): PastEntries {
  return {
    readEntries: (boardId, range) => database.reading((queries) => readEntries(queries, boardId, range)),
    findWrites: (boardId, marks) =>
      database.reading(async (queries) => {
        const board = await queries.row<BoardRow>(FIND_BOARD, [boardId]);
        if (!board) return [];
        const found: FoundWrite[] = [];
        for (const [client, ofClient] of Map.groupBy(marks, (mark) => mark.client))
          found.push(...(await findWrites(queries, { board: board.id, client, marks: ofClient })));
        return found;
      }),
  };
}

async function readEntries(
  queries: Queries,
  boardId: string,
  range: EntryRange,
): Promise<HistoryEntry[] | undefined> {
  const { after, maxBytes } = range;
  const board = await queries.row<BoardRow>(FIND_BOARD, [boardId]);
  if (!board) return [];
  const { id, head, covers } = board;
  const upto = Math.min(range.upto, head);
  const merged = await readPast(queries, { board: id, after, upto: Math.min(upto, covers), maxBytes });
  if (!merged) return undefined;
  const isAll = merged.reduce((sum, { bytes }) => sum + bytes.length, 0) < maxBytes;
  const tail = isAll ? await readTail(queries, { board: id, after: Math.max(after, covers), upto }) : [];
  const whole = tail.flatMap(({ bytes, ...entry }): PastEntry[] => (bytes ? [{ ...entry, bytes }] : []));
  return startOf([...merged, ...whole], maxBytes);
}

async function findWrites(
  queries: Queries,
  { board, client, marks }: Wanted,
): Promise<readonly FoundWrite[]> {
  const search = createWriteSearch(marks);
  const log = await queries.rows<Omit<HistoryEntry, 'session'>>(READ_LOG, [board, client]);
  for (const entry of log) search.look(entry);
  const chunks = search.isDone ? [] : await queries.rows<{ lastSeq: number }>(FIND_CHUNKS, [board, client]);
  for (const { lastSeq } of chunks) {
    if (search.isDone) break;
    const row = await queries.row<PastChunk>(READ_CHUNK, [board, lastSeq]);
    for (const entry of row ? verifiedPast(row).reverse() : []) search.look(entry);
  }
  return search.found;
}
