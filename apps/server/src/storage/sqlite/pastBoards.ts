import type { Database } from 'better-sqlite3';
import { MAX_VERSIONS, type Naming } from '../history.ts';
import type { PastEntry } from '../past/packPast.ts';
import { mergeForReading } from '../snapshot/buildSnapshot.ts';
import type { StoredEntry } from '../storage.ts';
import { createPast } from './past.ts';
import { createReadTail } from './readTail.ts';
import { createSnapshots } from './snapshots.ts';

/** Boards as they once were. Runs in the compaction worker, because making a large one takes seconds. */
export interface PastBoards {
  readBoardAt(boardId: string, seq: number): Uint8Array | undefined;
  nameVersion(boardId: string, version: { seq: number; name: string }, nowMs: number): Naming;
}

interface BoardRow {
  readonly id: number;
  readonly head: number;
  readonly covers: number;
}

/** What a board at a seq is made of, read in one transaction. */
interface Pieces {
  readonly board: BoardRow;
  readonly gzip: Uint8Array | undefined;
  readonly entries: readonly (StoredEntry & Pick<PastEntry, 'timeMs'>)[];
  /** When the entry was written. */
  readonly timeMs: number;
}

export function createPastBoards(database: Database): PastBoards {
  const snapshots = createSnapshots(database);
  const past = createPast(database);
  const findBoard = database.prepare<[string], BoardRow>('SELECT id, head, covers FROM board WHERE name = ?');
  const readTail = createReadTail(database);
  const findVersion = database.prepare<[number, number], { snapshot: number; timeMs: number }>(
    'SELECT snapshot, time AS timeMs FROM version WHERE board = ? AND seq = ? LIMIT 1',
  );
  const findMade = database.prepare<[number], number>('SELECT created FROM snapshot WHERE id = ?').pluck();
  const countVersions = database
    .prepare<[number], number>('SELECT count(*) FROM version WHERE board = ?')
    .pluck();
  const keep = database.prepare<[number]>('UPDATE snapshot SET replaced = NULL WHERE id = ?');
  const insert = database.prepare<[number, number, string, number, number]>(
    'INSERT INTO version (board, seq, name, time, snapshot) VALUES (?, ?, ?, ?, ?)',
  );

  const read = database.transaction((boardId: string, seq: number): Pieces | undefined => {
    const board = findBoard.get(boardId);
    if (!board || seq < 1 || seq > board.head) return undefined;
    const version = findVersion.get(board.id, seq);
    if (version) {
      return { board, gzip: snapshots.readAll(version.snapshot), entries: [], timeMs: version.timeMs };
    }
    const base = past.findBase(board.id, seq);
    const after = base?.covers ?? 0;
    const merged = past.read(board.id, after, Math.min(seq, Math.max(after, board.covers)));
    if (!merged) return undefined;
    const entries = [...merged, ...readTail(board.id, Math.max(after, board.covers), seq)];
    const timeMs = entries.at(-1)?.timeMs ?? (base && findMade.get(base.id)) ?? 0;
    return { board, gzip: base && snapshots.readAll(base.id), entries, timeMs };
  });

  const install = database.transaction((board: number, named: NamedSnapshot): Naming => {
    if ((countVersions.get(board) ?? 0) >= MAX_VERSIONS) return { kind: 'full' };
    const { seq, name, timeMs, snapshot } = named;
    if (keep.run(snapshot).changes === 0) return { kind: 'gone' };
    const id = Number(insert.run(board, seq, name, timeMs, snapshot).lastInsertRowid);
    return { kind: 'named', version: { id, seq, name, timeMs } };
  });

  return {
    readBoardAt(boardId, seq) {
      const pieces = read(boardId, seq);
      return pieces && asGzip(pieces).gzip;
    },
    nameVersion(boardId, { seq, name }, nowMs) {
      const pieces = read(boardId, seq);
      if (!pieces) return { kind: 'gone' };
      const { board, timeMs } = pieces;
      const { gzip, bytes } = mergeForReading(pieces.gzip, pieces.entries);
      const snapshot = snapshots.stage(board.id, seq, { gzip, bytes, damaged: [] }, nowMs);
      return install.immediate(board.id, { seq, name, timeMs, snapshot });
    },
  };
}

interface NamedSnapshot {
  readonly seq: number;
  readonly name: string;
  readonly timeMs: number;
  readonly snapshot: number;
}

/** A snapshot is that already. */
function asGzip({ gzip, entries }: Pieces): { readonly gzip: Uint8Array } {
  return gzip && entries.length === 0 ? { gzip } : mergeForReading(gzip, entries);
}
