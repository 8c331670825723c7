import type { Database } from 'better-sqlite3';
import { packNames, unpackNames } from '../files/packNames.ts';
import { type BoardBytes, namesIn, namesOf, union } from '../snapshot/fileNames.ts';
import { createKeptNames } from './keptNames.ts';
import { createSnapshots } from './snapshots.ts';

/** Which files boards name, now or in a version that is kept. Reading a board takes a while: for the thread that compacts. */
export interface NamedFiles {
  /** Reads the next board after this one that changed since it was read last. Answers which one, if there was any. */
  readNames(after: number, nowMs: number): number | undefined;
  /** Which of these files no board named when it was read last, nor claimed since; writes down those that are not known. */
  unusedFiles(files: readonly string[], times: Times): string[];
}

interface ChangedBoard {
  readonly id: number;
  readonly name: string;
  readonly head: number;
  readonly covers: number;
  readonly snapshot: number | null;
  readonly names: Uint8Array | null;
}

const FIND_CHANGED = `
  SELECT board.id FROM board LEFT JOIN board_names ON board_names.board = board.id
  WHERE board.id > ? AND board_names.head IS NOT board.head ORDER BY board.id LIMIT 1`;

const DESCRIBE = `
  SELECT board.id, board.name, board.head, board.covers, board.snapshot, board_names.names
  FROM board LEFT JOIN board_names ON board_names.board = board.id WHERE board.id = ?`;

/** Changed since they were read. */
const FIND_AHEAD = `
  SELECT board.id, board.name AS board, board.covers, coalesce(board_names.head, 0) AS head
  FROM board LEFT JOIN board_names ON board_names.board = board.id
  WHERE board_names.head IS NOT board.head`;

/** What a board names no more was wanted until then. */
const WANT = `
  INSERT INTO board_file (board, name, bytes, wanted) VALUES (?, ?, 0, ?)
  ON CONFLICT DO UPDATE SET wanted = max(wanted, excluded.wanted)`;

export interface NamedFilesOptions {
  /** For how long versions of the board are kept. */
  readonly historyMs: number;
}

export function createNamedFiles(database: Database, { historyMs }: NamedFilesOptions): NamedFiles {
  const snapshots = createSnapshots(database);
  const kept = createKeptNames(database);
  const findChanged = database.prepare<[number], number>(FIND_CHANGED).pluck();
  const describe = database.prepare<[number], ChangedBoard>(DESCRIBE);
  const selectLog = database.prepare<[number, number], { bytes: Uint8Array }>(
    'SELECT bytes FROM log WHERE board = ? AND seq > ? ORDER BY seq',
  );
  const selectAside = database.prepare<[number], { bytes: Uint8Array }>(
    'SELECT bytes FROM quarantine WHERE board = ?',
  );
  const write = database.prepare<[number, number, Uint8Array]>(
    'INSERT OR REPLACE INTO board_names (board, head, names) VALUES (?, ?, ?)',
  );
  const want = database.prepare<[string, string, number]>(WANT);
  const unused = createUnused(database);

  // One transaction, so that it is all of one moment.
  const load = database.transaction((id: number): LoadedBoard | undefined => {
    const board = describe.get(id);
    if (!board) return undefined;
    const bytes = {
      snapshotGzip: board.snapshot === null ? undefined : snapshots.readAll(board.snapshot),
      log: selectLog.all(board.id, board.covers).map((row) => row.bytes),
      aside: selectAside.all(board.id).map((row) => row.bytes),
    };
    return { board, bytes, kept: kept.select(id) };
  });
  const keep = database.transaction((board: ChangedBoard, names: Names, nowMs: number) => {
    const gone = unpackNames(board.names).filter((name) => !names.named.has(name));
    for (const name of gone) want.run(board.name, name, nowMs);
    // Versions show it until they are too old. By then it is past, or the log still holds it.
    if (historyMs > 0) for (const name of names.deleted) want.run(board.name, name, nowMs + historyMs);
    write.run(board.id, board.head, packNames(names.named));
  });

  return {
    readNames(after, nowMs) {
      const id = findChanged.get(after);
      if (id === undefined) return undefined;
      kept.read(id);
      const loaded = load(id);
      if (!loaded) return id;
      const { now, deleted } = namesOf(loaded.bytes);
      keep.immediate(loaded.board, { named: union([now, loaded.kept]), deleted }, nowMs);
      return id;
    },
    unusedFiles: unused,
  };
}

interface LoadedBoard {
  readonly board: ChangedBoard;
  readonly bytes: BoardBytes;
  /** What earlier versions name. */
  readonly kept: ReadonlySet<string>;
}

interface Names {
  readonly named: ReadonlySet<string>;
  readonly deleted: ReadonlySet<string>;
}

interface Times {
  readonly nowMs: number;
  readonly wantedSinceMs: number;
}

function createUnused(database: Database): NamedFiles['unusedFiles'] {
  const namesNow = createNamesNow(database);
  const selectOld = database.prepare<[number], { board: string; name: string }>(
    'SELECT board, name FROM board_file WHERE wanted <= ?',
  );
  const isWanted = database.prepare<[string, number]>(
    'SELECT 1 FROM board_file WHERE name = ? AND wanted > ? LIMIT 1',
  );
  const isKnown = database.prepare<[string]>('SELECT 1 FROM board_file WHERE name = ? LIMIT 1');
  const found = database.prepare<[string, number]>(
    "INSERT INTO board_file (board, name, bytes, wanted) VALUES ('', ?, 0, ?)",
  );
  const release = database.prepare<[string, string]>('DELETE FROM board_file WHERE board = ? AND name = ?');

  const run = database.transaction((files: readonly string[], { nowMs, wantedSinceMs }: Times) => {
    const boards = namesNow();
    if (!boards) return [];
    const named = new Set([...boards.values()].flatMap((names) => [...names]));
    const candidates = files.filter((name) => !named.has(name) && !isWanted.get(name, wantedSinceMs));
    const unused = new Set(candidates.filter((name) => isKnown.get(name)));
    for (const name of candidates) if (!unused.has(name)) found.run(name, nowMs);
    // What a board does not name any more does not count for it. What is unused goes by `forgetFile`.
    for (const { board, name } of selectOld.all(wantedSinceMs)) {
      if (!boards.get(board)?.has(name) && !unused.has(name)) release.run(board, name);
    }
    return [...unused];
  });
  // Holds the lock, so that no board changes meanwhile.
  return (files, times) => run.immediate(files, times);
}

/** What the boards name, those included that changed after they were read; nothing if such a one was compacted, too. */
function createNamesNow(database: Database): () => Map<string, ReadonlySet<string>> | undefined {
  const selectNames = database.prepare<[], { board: string; names: Uint8Array }>(
    'SELECT board.name AS board, names FROM board_names JOIN board ON board.id = board_names.board',
  );
  const findAhead = database.prepare<[], { id: number; board: string; covers: number; head: number }>(
    FIND_AHEAD,
  );
  const selectAfter = database.prepare<[number, number], { bytes: Uint8Array }>(
    'SELECT bytes FROM log WHERE board = ? AND seq > ?',
  );
  return () => {
    const boards = new Map<string, Set<string>>();
    for (const { board, names } of selectNames.iterate()) boards.set(board, new Set(unpackNames(names)));
    for (const { id, board, covers, head } of findAhead.all()) {
      if (covers > head) return undefined;
      const names = boards.get(board) ?? new Set();
      for (const { bytes } of selectAfter.all(id, head)) for (const name of namesIn(bytes)) names.add(name);
      boards.set(board, names);
    }
    return boards;
  };
}
