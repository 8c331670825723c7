import { gunzipSync } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import type { CheckedBoard } from '../check/checkedStore.ts';
import { checkLog, checkSnapshot, type Reach } from '../check/checkLog.ts';
import { verifiedPast } from '../past/packEntries.ts';
import { namesIn, union } from '../snapshot/fileNames.ts';
import { describeError } from './diskError.ts';
import { createReadTail } from './readTail.ts';
import { createSnapshots } from './snapshots.ts';

export interface BoardToCheck {
  readonly id: number;
  readonly head: number;
  readonly covers: number;
  readonly snapshot: number | null;
  readonly tailEntries: number;
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

/** What does not agree with the newest push of its session, of what is in the log. */
const MISREMEMBERED = `
  SELECT count(*) FROM log LEFT JOIN sender ON sender.board = log.board AND sender.session = log.session
  WHERE log.board = @id AND log.seq > @covers AND (sender.n IS NULL OR sender.n < log.n OR sender.seq < log.seq
    OR sender.seq > @head OR (sender.seq = log.seq AND sender.n <> log.n))`;

type Say = (fault: string) => void;

/** The snapshot and the log after it. Answers the files that they name. */
function createCheckNow(database: Database) {
  const snapshots = createSnapshots(database);
  const readTail = createReadTail(database);
  const findReach = database.prepare<[number], Reach>('SELECT covers, bytes FROM snapshot WHERE id = ?');
  const countMisremembered = database
    .prepare<Pick<BoardToCheck, 'head' | 'covers'> & { readonly id: number }, number>(MISREMEMBERED)
    .pluck();
  const selectAside = database
    .prepare<[number], Uint8Array>('SELECT bytes FROM quarantine WHERE board = ?')
    .pluck();

  const readSnapshot = ({ snapshot, covers }: BoardToCheck): Uint8Array | undefined => {
    if (snapshot === null && covers === 0) return undefined;
    const reach = snapshot === null ? undefined : findReach.get(snapshot);
    if (snapshot === null || !reach) throw new Error('It is gone.');
    const gzip = snapshots.readAll(snapshot);
    checkSnapshot(gzip, reach, covers);
    return gzip;
  };

  return (board: BoardToCheck, attempt: Attempt, say: Say): ReadonlySet<string> => {
    const { id, head, covers } = board;
    const snapshotGzip = attempt('The snapshot', () => readSnapshot(board));
    const entries = attempt('The log', () => readTail(id, covers, Number.MAX_SAFE_INTEGER));
    const misremembered = attempt('What is known of its sessions', () =>
      countMisremembered.get({ id, head, covers }),
    );
    if (misremembered) say(`${misremembered} of its entries are not what is known of their sessions.`);
    const aside = attempt('What was put aside', () => selectAside.all(id)) ?? [];
    if (!entries || (covers > 0 && !snapshotGzip)) return new Set();
    return checkLog({ ...board, snapshotGzip, entries, aside }, say);
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
