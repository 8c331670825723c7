import { gunzipSync } from 'node:zlib';
import type { CheckedBoard } from '../check/checkedStore.ts';
import { checkLog, checkSnapshot, type Reach } from '../check/checkLog.ts';
import { verifiedPast } from '../past/packEntries.ts';
import { namesIn, union } from '../snapshot/fileNames.ts';
import type { Queries } from './database.ts';
import { DatabaseError } from './databaseError.ts';
import { readTail } from './past.ts';
import { readAll } from './snapshots.ts';

export interface BoardToCheck {
  readonly id: number;
  readonly head: number;
  readonly covers: number;
  readonly snapshot: number | null;
  readonly tailEntries: number;
}

/** Adds what goes wrong to the faults, and goes on. A transaction that met an error of the database cannot go on. */
type Attempt = <T>(what: string, read: () => Promise<T>) => Promise<T | undefined>;

/** Reads all that is kept of a board and says what is wrong with it. */
export async function checkBoard(queries: Queries, board: BoardToCheck): Promise<CheckedBoard> {
  const faults: string[] = [];
  const attempt: Attempt = async (what, read) => {
    try {
      return await read();
    } catch (error) {
      if (error instanceof DatabaseError) throw error;
      faults.push(`${what} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  };
  const now = await namesNow(queries, board, { attempt, say: (fault) => void faults.push(fault) });
  const kept = await namesKept(queries, board, attempt);
  return { faults, files: union([now, kept]) };
}

interface Reporting {
  readonly attempt: Attempt;
  readonly say: (fault: string) => void;
}

/** The files that the snapshot and the log after it name. */
async function namesNow(
  queries: Queries,
  board: BoardToCheck,
  { attempt, say }: Reporting,
): Promise<ReadonlySet<string>> {
  const { id, covers } = board;
  const snapshotGzip = await attempt('The snapshot', () => readSnapshot(queries, board));
  const entries = await readTail(queries, { board: id, after: covers, upto: Number.MAX_SAFE_INTEGER });
  const aside = await queries.rows<{ bytes: Uint8Array }>('SELECT bytes FROM quarantine WHERE board = $1', [
    id,
  ]);
  if (covers > 0 && !snapshotGzip) return new Set();
  return checkLog({ ...board, snapshotGzip, entries, aside: aside.map(({ bytes }) => bytes) }, say);
}

async function readSnapshot(
  queries: Queries,
  { snapshot, covers }: BoardToCheck,
): Promise<Uint8Array | undefined> {
  if (snapshot === null && covers === 0) return undefined;
  const reach = await queries.row<Reach>('SELECT covers, bytes FROM snapshot WHERE id = $1', [snapshot]);
  if (snapshot === null || !reach) throw new Error('It is gone.');
  const gzip = await readAll(queries, snapshot);
  checkSnapshot(gzip, reach, covers);
  return gzip;
}

/** The files that earlier versions name. */
async function namesKept(
  queries: Queries,
  { id, snapshot }: BoardToCheck,
  attempt: Attempt,
): Promise<ReadonlySet<string>> {
  const names: ReadonlySet<string>[] = [];
  const kept = await queries.rows<{ id: number }>(
    'SELECT id FROM snapshot WHERE board = $1 AND replaced IS NULL AND id IS DISTINCT FROM $2 ORDER BY id',
    [id, snapshot],
  );
  for (const one of kept)
    names.push(
      (await attempt('The snapshot of an earlier version', async () =>
        namesIn(gunzipSync(await readAll(queries, one.id))),
      )) ?? new Set(),
    );
  const past = await queries.rows<{ seq: number }>(
    'SELECT last_seq AS seq FROM past WHERE board = $1 ORDER BY last_seq',
    [id],
  );
  for (const { seq } of past)
    names.push(
      (await attempt(`The history up to entry ${seq}`, () => pastNames(queries, id, seq))) ?? new Set(),
    );
  return union(names);
}

async function pastNames(queries: Queries, id: number, seq: number): Promise<ReadonlySet<string>> {
  const chunk = await queries.row<{ crc: number; chunk: Uint8Array }>(
    'SELECT crc, chunk FROM past WHERE board = $1 AND last_seq = $2',
    [id, seq],
  );
  return union((chunk ? verifiedPast(chunk) : []).map(({ bytes }) => namesIn(bytes)));
}
