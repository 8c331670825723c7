import { gunzipSync } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import { verifiedPast } from '../past/packEntries.ts';
import { namesIn, namesOf, union } from '../snapshot/fileNames.ts';
import { mergeLog } from '../snapshot/mergeLog.ts';
import { describeError } from './diskError.ts';
import { gapsIn } from './gapsIn.ts';
import { createReadTail } from './readTail.ts';
import { createSnapshots } from './snapshots.ts';

export interface BoardToCheck {
  readonly id: number;
  readonly head: number;
  readonly covers: number;
  readonly snapshot: number | null;
  readonly tailEntries: number;
}

export interface CheckedBoard {
  /** In words; none for a board that is as it was written. */
  readonly faults: readonly string[];
  /** The files that it names, now or in a version that is kept. */
  readonly files: ReadonlySet<string>;
}

/** Adds what goes wrong to the faults, and goes on. */
type Attempt = <T>(what: string, read: () => T) => T | undefined;

/** Answers what reads all that is kept of a board and says what is wrong with it. Writes nothing. */
export function createCheckBoard(database: Database): (board: BoardToCheck) => CheckedBoard {
  const checkNow = createCheckNow(database);
  const checkKept = createCheckKept(database);

  return (board) => {
    const faults: string[] = [];
    const attempt: Attempt = (what, read) => {
      try {
        return read();
      } catch (error) {
        faults.push(`${what} cannot be read: ${describeError(error)}`);
        return undefined;
      }
    };
    const say = (fault: string): void => void faults.push(fault);
    const files = union([checkNow(board, attempt, say), checkKept(board, attempt)]);
    return { faults, files };
  };
}

type Say = (fault: string) => void;

/** The snapshot and the log after it. Answers the files that they name. */
function createCheckNow(database: Database) {
  const snapshots = createSnapshots(database);
  const readTail = createReadTail(database);
  const findReach = database.prepare<[number], { covers: number; bytes: number }>(
    'SELECT covers, bytes FROM snapshot WHERE id = ?',
  );
  const selectAside = database
    .prepare<[number], Uint8Array>('SELECT bytes FROM quarantine WHERE board = ?')
    .pluck();

  const readSnapshot = ({ snapshot, covers }: BoardToCheck): Uint8Array | undefined => {
    if (snapshot === null && covers === 0) return undefined;
    const reach = snapshot === null ? undefined : findReach.get(snapshot);
    if (snapshot === null || !reach) throw new Error('It is gone.');
    const gzip = snapshots.readAll(snapshot);
    const { length } = gunzipSync(gzip);
    if (length !== reach.bytes) throw new Error(`It has ${length} bytes instead of ${reach.bytes}.`);
    if (reach.covers !== covers) throw new Error(`It reaches entry ${reach.covers} instead of ${covers}.`);
    return gzip;
  };

  return (board: BoardToCheck, attempt: Attempt, say: Say): ReadonlySet<string> => {
    const { id, head, covers, tailEntries } = board;
    const snapshotGzip = attempt('The snapshot', () => readSnapshot(board));
    // Also what is beyond the head: it must not be there.
    const entries = attempt('The log', () => readTail(id, covers, Number.MAX_SAFE_INTEGER));
    const aside = attempt('What was put aside', () => selectAside.all(id)) ?? [];
    if (!entries || (covers > 0 && !snapshotGzip)) return new Set();
    const seqs = entries.map(({ seq }) => seq);
    for (const gap of gapsIn(seqs, covers, head)) say(`The log has a gap: ${gap}.`);
    const last = seqs.at(-1) ?? head;
    if (last > head) say(`The log goes to entry ${last}, but the board ends with ${head}.`);
    if (tailEntries !== entries.length)
      say(`The log has ${entries.length} entries, and ${tailEntries} were counted.`);
    const merged = attempt('The board', () => mergeLog(snapshotGzip && gunzipSync(snapshotGzip), entries));
    for (const { seq, why } of merged?.damaged ?? []) say(`Entry ${seq} is damaged. ${why}`);
    const log = entries.flatMap(({ bytes }) => (bytes ? [bytes] : []));
    return attempt('The board', () => namesOf({ snapshotGzip, log, aside }).now) ?? new Set();
  };
}

/** Earlier versions. Answers the files that they name. */
function createCheckKept(database: Database) {
  const snapshots = createSnapshots(database);
  const selectKept = database
    .prepare<{ id: number; snapshot: number | null }, number>(
      'SELECT id FROM snapshot WHERE board = @id AND replaced IS NULL AND id IS NOT @snapshot',
    )
    .pluck();
  const selectPast = database
    .prepare<[number], number>('SELECT last_seq FROM past WHERE board = ? ORDER BY last_seq')
    .pluck();
  const findPast = database.prepare<[number, number], { crc: number; chunk: Uint8Array }>(
    'SELECT crc, chunk FROM past WHERE board = ? AND last_seq = ?',
  );
  const pastNames = (id: number, seq: number): ReadonlySet<string> => {
    const row = findPast.get(id, seq);
    return union((row ? verifiedPast(row) : []).map(({ bytes }) => namesIn(bytes)));
  };

  return ({ id, snapshot }: BoardToCheck, attempt: Attempt): ReadonlySet<string> => {
    const kept = attempt('Earlier versions', () => selectKept.all({ id, snapshot })) ?? [];
    const past = attempt('The history', () => selectPast.all(id)) ?? [];
    const nothing = new Set<string>();
    return union([
      ...kept.map(
        (one) =>
          attempt('The snapshot of an earlier version', () => namesIn(gunzipSync(snapshots.readAll(one)))) ??
          nothing,
      ),
      ...past.map((seq) => attempt(`The history up to entry ${seq}`, () => pastNames(id, seq)) ?? nothing),
    ]);
  };
}
