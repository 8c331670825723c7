import { createHmac } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { formatEpoch } from '../epoch.ts';
import type { BoardHead, BoardStanding, StoredEntry } from '../storage.ts';
import type { Database, Queries } from './database.ts';

/** What is read of a board's log. */
export interface BoardLog {
  openBoard(boardId: string): Promise<BoardHead>;
  findStanding(boardIds: readonly string[]): Promise<ReadonlyMap<string, BoardStanding>>;
  readLog(boardId: string, after: number, maxBytes: number): Promise<StoredEntry[]>;
  lastN(boardId: string, session: string): Promise<number>;
  /** What became of an append is not known: the next `openBoard` waits until it is. */
  doubt(boardId: string): void;
}

export interface BoardLogDeps {
  readonly database: Database;
  readonly secret: Uint8Array;
  /** Names the run that this node belongs to. */
  readonly run: () => string;
  readonly now: () => number;
}

interface BoardRow {
  readonly log: string;
  readonly head: number;
  readonly entries: number;
  readonly tailBytes: number;
  readonly name: string | null;
  readonly covers: number;
  readonly bytes: number;
  readonly gzipBytes: number;
  readonly damaged: number;
}

interface StandingRow {
  readonly name: string;
  readonly head: number;
  readonly snapshot: string | null;
  readonly records: number;
}

export interface EntryRow {
  readonly seq: number;
  readonly crc: number;
  readonly bytes: Uint8Array;
}

/** Entries that are read at a time: what is more comes with another question. */
const PAGE_ENTRIES = 2_000;

const DESCRIBE = `
  SELECT board.epoch AS log, board.head, tail_entries AS entries, tail_bytes AS "tailBytes",
    snapshot.name, snapshot.covers, snapshot.bytes, snapshot.gzip_bytes AS "gzipBytes",
    (SELECT count(*) FROM quarantine WHERE quarantine.board = board.id) AS damaged
  FROM board LEFT JOIN snapshot ON snapshot.id = board.snapshot WHERE board.name = $1`;

const FIND_STANDING = `
  SELECT asked.name, coalesce(board.head, 0) AS head, snapshot.name AS snapshot,
    coalesce((SELECT max(version) FROM record WHERE record.board = asked.name), 0) AS records
  FROM unnest($1::text[]) AS asked (name)
    LEFT JOIN board ON board.name = asked.name LEFT JOIN snapshot ON snapshot.id = board.snapshot`;

/** Those that begin within so many bytes, of a page; the first in any case. */
const READ_PAGE = `
  SELECT seq, crc, bytes FROM (
    SELECT seq, crc, bytes, sum(length(bytes)) OVER (ORDER BY seq) AS upto, row_number() OVER (ORDER BY seq) AS nth
    FROM (SELECT seq, crc, bytes FROM log WHERE board = (SELECT id FROM board WHERE name = $1) AND seq > $2
      ORDER BY seq LIMIT ${PAGE_ENTRIES}) AS page
  ) AS counted WHERE upto <= $3 OR (nth = 1 AND $4) ORDER BY seq`;

const LAST_N = `
  SELECT greatest(
    (SELECT max(n) FROM log WHERE log.board = board.id AND session = $2),
    (SELECT n FROM sender WHERE sender.board = board.id AND session = $2), 0) AS n
  FROM board WHERE name = $1`;

export function createBoardLog({ database, secret, run, now }: BoardLogDeps): BoardLog {
  const doubted = new Set<string>();

  /** Every node names a board that was never written alike, so that whoever writes first does not lock the others out. */
  const firstLog = (boardId: string): string =>
    createHmac('sha256', secret).update(`log ${boardId}`).digest('hex').slice(0, 32);

  /**
   * A connection that broke while it committed may do so still. It has the board's row, so whoever wants that waits: for one
   * that is being made, by making it, too.
   */
  const settle = async (boardId: string): Promise<void> => {
    if (!doubted.has(boardId)) return;
    await database.transaction(async (queries) => {
      await makeBoard(queries, { boardId, log: firstLog(boardId), nowMs: now() });
      await queries.run('SELECT 1 FROM board WHERE name = $1 FOR SHARE', [boardId]);
    });
    doubted.delete(boardId);
  };

  return {
    async openBoard(boardId) {
      await settle(boardId);
      const board = await database.row<BoardRow>(DESCRIBE, [boardId]);
      if (!board) return emptyBoard(formatEpoch({ log: firstLog(boardId), run: run() }));
      const { log, head, entries, tailBytes, name, covers, bytes, gzipBytes, damaged } = board;
      return {
        epoch: formatEpoch({ log, run: run() }),
        head,
        ...(name !== null && { snapshot: { name, covers, bytes, gzipBytes } }),
        tail: { entries, bytes: tailBytes },
        damaged,
      };
    },
    async findStanding(boardIds) {
      const rows = await database.rows<StandingRow>(FIND_STANDING, [boardIds]);
      return new Map(
        rows.map(({ name, head, snapshot, records }) => [
          name,
          { head, ...(snapshot !== null && { snapshot }), records },
        ]),
      );
    },
    async readLog(boardId, after, maxBytes) {
      const entries: StoredEntry[] = [];
      let left = maxBytes;
      for (let have = after; ; have = entries.at(-1)?.seq ?? have) {
        const page = await database.rows<EntryRow>(READ_PAGE, [boardId, have, left, entries.length === 0]);
        for (const row of page) {
          entries.push(verified(row));
          left -= row.bytes.length;
        }
        if (page.length < PAGE_ENTRIES) return entries;
      }
    },
    async lastN(boardId, session) {
      return (await database.row<{ n: number }>(LAST_N, [boardId, session]))?.n ?? 0;
    },
    doubt: (boardId) => void doubted.add(boardId),
  };
}

/** Does nothing when it is there; waits for whoever is making it. */
export function makeBoard(
  queries: Queries,
  { boardId, log, nowMs }: { readonly boardId: string; readonly log: string; readonly nowMs: number },
): Promise<unknown> {
  return queries.run(
    'INSERT INTO board (name, epoch, created) VALUES ($1, $2, $3) ON CONFLICT (name) DO NOTHING',
    [boardId, log, nowMs],
  );
}

/** PostgreSQL may not notice a flipped bit in a page; the checksum does. */
export function verified({ seq, crc, bytes }: EntryRow): StoredEntry {
  return crc32(bytes) === crc ? { seq, bytes } : { seq };
}

function emptyBoard(epoch: string): BoardHead {
  return { epoch, head: 0, tail: { entries: 0, bytes: 0 }, damaged: 0 };
}
