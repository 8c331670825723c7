import { MAX_VERSIONS, type Naming } from '../history.ts';
import type { PastEntry } from '../past/packPast.ts';
import { mergeForReading } from '../snapshot/buildSnapshot.ts';
import type { StoredEntry } from '../storage.ts';
import type { Database, Queries } from './database.ts';
import { findBase, readPast, readTail } from './past.ts';
import { plainText } from './plainText.ts';
import { readAll, stageSnapshot } from './snapshots.ts';

/** Boards as they once were. Runs in the compaction worker, because making a large one takes seconds. */
export interface PastBoards {
  readBoardAt(boardId: string, seq: number): Promise<Uint8Array | undefined>;
  nameVersion(boardId: string, version: { seq: number; name: string }, nowMs: number): Promise<Naming>;
}

interface BoardRow {
  readonly id: number;
  readonly log: string;
  readonly head: number;
  readonly covers: number;
}

/** What a board at a seq is made of, read as of one moment. */
interface Pieces {
  readonly board: BoardRow;
  readonly gzip: Uint8Array | undefined;
  readonly entries: readonly (StoredEntry & Pick<PastEntry, 'timeMs'>)[];
  /** When the entry was written. */
  readonly timeMs: number;
}

const FIND_BOARD = 'SELECT id, epoch AS log, head, covers FROM board WHERE name = $1';
const FIND_VERSION = 'SELECT snapshot, time AS "timeMs" FROM version WHERE board = $1 AND seq = $2 LIMIT 1';
const FIND_MADE = 'SELECT created FROM snapshot WHERE id = $1';

/** A board that was deleted meanwhile has another epoch. */
const LOCK = 'SELECT 1 FROM board WHERE id = $1 AND epoch = $2 FOR UPDATE';
const COUNT = 'SELECT count(*) AS versions FROM version WHERE board = $1';
const KEEP = 'UPDATE snapshot SET replaced = NULL WHERE id = $1';
const INSERT = `
  INSERT INTO version (board, seq, name, time, snapshot) VALUES ($1, $2, $3, $4, $5) RETURNING id`;

export function createPastBoards(database: Database): PastBoards {
  const read = (boardId: string, seq: number): Promise<Pieces | undefined> =>
    database.reading((queries) => readPieces(queries, boardId, seq));

  return {
    async readBoardAt(boardId, seq) {
      const pieces = await read(boardId, seq);
      return pieces && asGzip(pieces).gzip;
    },
    async nameVersion(boardId, { seq, name: given }, nowMs) {
      const pieces = await read(boardId, seq);
      if (!pieces) return { kind: 'gone' };
      const { board, timeMs } = pieces;
      const built = mergeForReading(pieces.gzip, pieces.entries);
      const snapshot = await stageSnapshot(database, { board: board.id, covers: seq, built, nowMs });
      const name = plainText(given);
      return database.transaction((queries) => install(queries, board, { seq, name, timeMs, snapshot }));
    },
  };
}

async function readPieces(queries: Queries, boardId: string, seq: number): Promise<Pieces | undefined> {
  const board = await queries.row<BoardRow>(FIND_BOARD, [boardId]);
  if (!board || seq < 1 || seq > board.head) return undefined;
  const version = await queries.row<{ snapshot: number; timeMs: number }>(FIND_VERSION, [board.id, seq]);
  if (version) {
    const gzip = await readAll(queries, version.snapshot);
    return { board, gzip, entries: [], timeMs: version.timeMs };
  }
  const base = await findBase(queries, board.id, seq);
  const after = base?.covers ?? 0;
  const merged = await readPast(queries, {
    board: board.id,
    after,
    upto: Math.min(seq, Math.max(after, board.covers)),
  });
  if (!merged) return undefined;
  const tail = await readTail(queries, { board: board.id, after: Math.max(after, board.covers), upto: seq });
  const entries = [...merged, ...tail];
  const made = base && (await queries.row<{ created: number }>(FIND_MADE, [base.id]))?.created;
  const gzip = base && (await readAll(queries, base.id));
  return { board, gzip, entries, timeMs: entries.at(-1)?.timeMs ?? made ?? 0 };
}

interface NamedSnapshot {
  readonly seq: number;
  readonly name: string;
  readonly timeMs: number;
  readonly snapshot: number;
}

async function install(queries: Queries, board: BoardRow, named: NamedSnapshot): Promise<Naming> {
  if ((await queries.run(LOCK, [board.id, board.log])) === 0) return { kind: 'gone' };
  const count = await queries.row<{ versions: number }>(COUNT, [board.id]);
  if ((count?.versions ?? 0) >= MAX_VERSIONS) return { kind: 'full' };
  const { seq, name, timeMs, snapshot } = named;
  if ((await queries.run(KEEP, [snapshot])) === 0) return { kind: 'gone' };
  const row = await queries.row<{ id: number }>(INSERT, [board.id, seq, name, timeMs, snapshot]);
  return { kind: 'named', version: { id: row?.id ?? 0, seq, name, timeMs } };
}

/** A snapshot is that already. */
function asGzip({ gzip, entries }: Pieces): { readonly gzip: Uint8Array } {
  return gzip && entries.length === 0 ? { gzip } : mergeForReading(gzip, entries);
}
