import type { Database } from 'better-sqlite3';

/** What was sent for boards. Short questions, for the thread of the log. */
export interface FileClaims {
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
    claimFile: (boardId, name, asked) => claim.immediate(boardId, name, asked),
    forgetFile: (name, wantedSinceMs) => forget.immediate(name, wantedSinceMs),
  };
}
