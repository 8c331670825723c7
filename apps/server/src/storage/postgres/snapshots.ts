import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { BuiltSnapshot } from '../snapshot/buildSnapshot.ts';
import { countParts, partOf } from '../snapshot/snapshotParts.ts';
import { SNAPSHOT_GRACE_MS, StorageError } from '../storage.ts';
import type { Queries } from './database.ts';

interface PartRow {
  readonly gzipBytes: number;
  readonly crc: number | null;
  readonly bytes: Uint8Array | null;
}

interface StagedSnapshot {
  readonly board: number;
  readonly covers: number;
  readonly built: Pick<BuiltSnapshot, 'gzip' | 'bytes'>;
  readonly nowMs: number;
}

const READ_PART = `
  SELECT gzip_bytes AS "gzipBytes", crc, snapshot_part.bytes
  FROM snapshot JOIN board ON board.id = snapshot.board
    LEFT JOIN snapshot_part ON snapshot_part.snapshot = snapshot.id AND part = $3
  WHERE snapshot.name = $1 AND board.name = $2`;

const READ_ALL = `
  SELECT gzip_bytes AS "gzipBytes", crc, snapshot_part.bytes
  FROM snapshot LEFT JOIN snapshot_part ON snapshot_part.snapshot = snapshot.id WHERE snapshot.id = $1 ORDER BY part`;

const INSERT = `
  INSERT INTO snapshot (board, name, covers, bytes, gzip_bytes, created, replaced)
  VALUES ($1, $2, $3, $4, $5, $6, $6) RETURNING id`;

const DROP_PARTS =
  'DELETE FROM snapshot_part WHERE snapshot IN (SELECT id FROM snapshot WHERE replaced <= $1)';

const DROP = `
  DELETE FROM snapshot WHERE replaced <= $1
    AND NOT EXISTS (SELECT 1 FROM snapshot_part WHERE snapshot_part.snapshot = snapshot.id)`;

/** @throws StorageError when the part is damaged. */
export async function readPart(
  queries: Queries,
  { boardId, name, part }: { readonly boardId: string; readonly name: string; readonly part: number },
): Promise<Uint8Array | undefined> {
  const row = await queries.row<PartRow>(READ_PART, [name, boardId, part]);
  if (!row || part >= countParts(row.gzipBytes)) return undefined;
  return intact(row, part);
}

/** The whole gzip stream of a snapshot. */
export async function readAll(queries: Queries, snapshot: number): Promise<Uint8Array> {
  const rows = await queries.rows<PartRow>(READ_ALL, [snapshot]);
  const [first] = rows;
  if (!first || rows.length !== countParts(first.gzipBytes))
    throw new StorageError('A snapshot is gone. Restore the board from a backup.');
  return Buffer.concat(rows.map(intact));
}

/**
 * Writes a snapshot that is nobody's yet, part by part, so that appends come in between. One that never becomes a board's
 * is dropped like one that was replaced. Answers its id.
 */
export async function stageSnapshot(queries: Queries, staged: StagedSnapshot): Promise<number> {
  const { board, covers, built, nowMs } = staged;
  const { gzip, bytes } = built;
  const name = randomBytes(16).toString('hex');
  const row = await queries.row<{ id: number }>(INSERT, [board, name, covers, bytes, gzip.length, nowMs]);
  const id = row?.id ?? 0;
  for (let part = 0; part < countParts(gzip.length); part += 1) {
    const piece = partOf(gzip, part);
    await queries.run('INSERT INTO snapshot_part (snapshot, part, crc, bytes) VALUES ($1, $2, $3, $4)', [
      id,
      part,
      crc32(piece),
      piece,
    ]);
  }
  return id;
}

/** Deletes what was replaced longer ago than anybody may still be reading it. */
export async function dropReplaced(queries: Queries, nowMs: number): Promise<void> {
  await queries.run(DROP_PARTS, [nowMs - SNAPSHOT_GRACE_MS]);
  await queries.run(DROP, [nowMs - SNAPSHOT_GRACE_MS]);
}

function intact({ crc, bytes }: PartRow, part: number): Uint8Array {
  if (bytes && crc32(bytes) === crc) return bytes;
  throw new StorageError(`Part ${part} of a snapshot is damaged. Restore the board from a backup.`);
}
