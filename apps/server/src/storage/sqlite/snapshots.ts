import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import type { BuiltSnapshot } from '../snapshot/buildSnapshot.ts';
import { countParts, partOf } from '../snapshot/snapshotParts.ts';
import { SNAPSHOT_GRACE_MS, StorageError } from '../storage.ts';

/** Snapshots as rows of 256 KB. */
export interface Snapshots {
  /** @throws StorageError when the part is damaged. */
  readPart(boardId: string, name: string, part: number): Uint8Array | undefined;
  /** The whole gzip stream. */
  readAll(snapshot: number): Uint8Array;
  /**
   * Writes a snapshot that is nobody's yet, part by part, so that appends come in between. One that never becomes a
   * board's is dropped like one that was replaced. Answers its id.
   */
  stage(board: number, covers: number, built: BuiltSnapshot, nowMs: number): number;
  /** Deletes what was replaced longer ago than anybody may still be reading it. */
  dropReplaced(nowMs: number): void;
}

interface PartRow {
  readonly crc: number;
  readonly bytes: Uint8Array;
}

interface SnapshotRow {
  readonly id: number;
  readonly gzipBytes: number;
}

export function createSnapshots(database: Database): Snapshots {
  const find = database.prepare<[string, string], SnapshotRow>(
    `SELECT snapshot.id, gzip_bytes AS gzipBytes FROM snapshot JOIN board ON board.id = snapshot.board
     WHERE snapshot.name = ? AND board.name = ?`,
  );
  const findById = database.prepare<[number], SnapshotRow>(
    'SELECT id, gzip_bytes AS gzipBytes FROM snapshot WHERE id = ?',
  );
  const findPart = database.prepare<[number, number], PartRow>(
    'SELECT crc, bytes FROM snapshot_part WHERE snapshot = ? AND part = ?',
  );
  const insert = database.prepare<[number, string, number, number, number, number, number]>(
    `INSERT INTO snapshot (board, name, covers, bytes, gzip_bytes, created, replaced)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertPart = database.prepare<[number, number, number, Uint8Array]>(
    'INSERT INTO snapshot_part (snapshot, part, crc, bytes) VALUES (?, ?, ?, ?)',
  );
  const findReplaced = database.prepare<[number], { id: number }>(
    'SELECT id FROM snapshot WHERE replaced <= ?',
  );
  const selectParts = database.prepare<[number], { part: number }>(
    'SELECT part FROM snapshot_part WHERE snapshot = ?',
  );
  const removePart = database.prepare<[number, number]>(
    'DELETE FROM snapshot_part WHERE snapshot = ? AND part = ?',
  );
  const remove = database.prepare<[number]>('DELETE FROM snapshot WHERE id = ?');

  const read = ({ id, gzipBytes }: SnapshotRow, part: number): Uint8Array | undefined => {
    if (part >= countParts(gzipBytes)) return undefined;
    const row = findPart.get(id, part);
    if (row && crc32(row.bytes) === row.crc) return row.bytes;
    throw new StorageError(`Part ${part} of a snapshot is damaged. Restore the board from a backup.`);
  };

  return {
    readPart(boardId, name, part) {
      const snapshot = find.get(name, boardId);
      return snapshot && read(snapshot, part);
    },
    readAll(id) {
      const snapshot = findById.get(id);
      if (!snapshot) throw new StorageError('A snapshot is gone. Restore the board from a backup.');
      const count = countParts(snapshot.gzipBytes);
      return Buffer.concat(
        Array.from({ length: count }, (_, part) => read(snapshot, part) ?? Buffer.alloc(0)),
      );
    },
    stage(board, covers, { gzip, bytes }, nowMs) {
      const name = randomBytes(16).toString('hex');
      const { lastInsertRowid } = insert.run(board, name, covers, bytes, gzip.length, nowMs, nowMs);
      const id = Number(lastInsertRowid);
      for (let part = 0; part < countParts(gzip.length); part += 1) {
        const piece = partOf(gzip, part);
        insertPart.run(id, part, crc32(piece), piece);
      }
      return id;
    },
    dropReplaced(nowMs) {
      for (const { id } of findReplaced.all(nowMs - SNAPSHOT_GRACE_MS)) {
        for (const { part } of selectParts.all(id)) removePart.run(id, part);
        remove.run(id);
      }
    },
  };
}
