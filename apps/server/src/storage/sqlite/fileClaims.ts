import type { Database } from 'better-sqlite3';
import { unpackNames } from '../files/packNames.ts';

/** What was sent for boards. Short questions, for the thread of the log. */
export interface FileClaims {
  /** Whether a file was sent for a board or is named by it; or after which board to read names first, to know. */
  hasFile(boardId: string, name: string): boolean | { readonly readAfter: number };
  claimFile(boardId: string, name: string, claim: Claim): boolean;
  forgetFile(name: string, wantedSinceMs: number): boolean;
}

export interface Claim {
  readonly bytes: number;
  readonly maxBytes: number;
  readonly nowMs: number;
}

/** A claim is as good as written again for this long: a file comes in many parts, and each claims it. */
const CLAIM_IS_FRESH_MS = 60 * 60 * 1000;

export function createFileClaims(database: Database): FileClaims {
  const named = createNamedBy(database);
  const find = database.prepare<[string, string], { bytes: number; wanted: number }>(
    'SELECT bytes, wanted FROM board_file WHERE board = ? AND name = ?',
  );
  const sumOthers = database.prepare<[string, string], { bytes: number }>(
    'SELECT coalesce(sum(bytes), 0) AS bytes FROM board_file WHERE board = ? AND name <> ?',
  );
  const write = database.prepare<[string, string, number, number]>(
    `INSERT INTO board_file (board, name, bytes, wanted) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET bytes = excluded.bytes, wanted = max(wanted, excluded.wanted)`,
  );
  const isWanted = database.prepare<[string, number]>(
    'SELECT 1 FROM board_file WHERE name = ? AND wanted > ? LIMIT 1',
  );
  const remove = database.prepare<[string]>('DELETE FROM board_file WHERE name = ?');

  const claim = database.transaction((boardId: string, name: string, { bytes, maxBytes, nowMs }: Claim) => {
    const known = find.get(boardId, name);
    if (known?.bytes === bytes && known.wanted > nowMs - CLAIM_IS_FRESH_MS) return true;
    const others = sumOthers.get(boardId, name)?.bytes ?? 0;
    if (others + bytes > maxBytes) return false;
    write.run(boardId, name, bytes, nowMs);
    return true;
  });
  const forget = database.transaction((name: string, wantedSinceMs: number) => {
    if (isWanted.get(name, wantedSinceMs)) return false;
    remove.run(name);
    return true;
  });
  return {
    hasFile: (boardId, name) => find.get(boardId, name) !== undefined || named(boardId, name),
    claimFile: (boardId, name, asked) => claim.immediate(boardId, name, asked),
    forgetFile: (name, wantedSinceMs) => forget.immediate(name, wantedSinceMs),
  };
}

interface NamingBoard {
  readonly id: number;
  readonly covers: number;
  readonly head: number;
  readonly names: Uint8Array | null;
}

/** What a board named when it was read last, and what its log names since. */
function createNamedBy(database: Database): FileClaims['hasFile'] {
  const findBoard = database.prepare<[string], NamingBoard>(
    `SELECT board.id, board.covers, coalesce(board_names.head, 0) AS head, board_names.names
     FROM board LEFT JOIN board_names ON board_names.board = board.id WHERE board.name = ?`,
  );
  const isInLog = database.prepare<[number, number, Uint8Array]>(
    'SELECT 1 FROM log WHERE board = ? AND seq > ? AND instr(bytes, ?) > 0 LIMIT 1',
  );
  return (boardId, name) => {
    const board = findBoard.get(boardId);
    if (!board) return false;
    const { id, covers, head, names } = board;
    if (unpackNames(names).includes(name)) return true;
    if (isInLog.get(id, head, Buffer.from(name, 'latin1'))) return true;
    // What was compacted since is in the snapshot, which takes too long to read here.
    return covers > head ? { readAfter: id - 1 } : false;
  };
}
