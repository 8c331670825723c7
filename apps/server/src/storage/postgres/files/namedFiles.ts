import { packNames, unpackNames } from '../../files/packNames.ts';
import { type BoardBytes, namesOf, union } from '../../snapshot/fileNames.ts';
import type { Database, Queries } from '../database.ts';
import { readAll } from '../snapshots.ts';
import { readKeptNames, selectKeptNames } from './keptNames.ts';

interface ChangedBoard {
  readonly id: number;
  readonly name: string;
  readonly log: string;
  readonly head: number;
  readonly covers: number;
  readonly snapshot: number | null;
  /** For which head its names were found last; absent when they never were. */
  readonly namesHead: number | null;
  readonly names: Uint8Array | null;
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
  /** For how long versions of the board are kept. */
  readonly historyMs: number;
}

const FIND_CHANGED = `
  SELECT board.id FROM board LEFT JOIN board_names ON board_names.board = board.id
  WHERE board.id > $1 AND board_names.head IS DISTINCT FROM board.head ORDER BY board.id LIMIT 1`;

const DESCRIBE = `
  SELECT board.id, board.name, board.epoch AS log, board.head, board.covers, board.snapshot,
    board_names.head AS "namesHead", board_names.names
  FROM board LEFT JOIN board_names ON board_names.board = board.id WHERE board.id = $1`;

/** Nobody deletes the board, or takes something from its past, before the end of the transaction. */
const LOCK = 'SELECT 1 FROM board WHERE id = $1 AND epoch = $2 FOR UPDATE';

const FIND_NAMES = 'SELECT head FROM board_names WHERE board = $1';

/** What a board names no more was wanted until then. */
const WANT = `
  INSERT INTO board_file (board, name, bytes, wanted) SELECT $1, name, 0, $3 FROM unnest($2::text[]) AS gone (name)
  ON CONFLICT (board, name) DO UPDATE SET wanted = greatest(board_file.wanted, excluded.wanted)`;

const WRITE = `
  INSERT INTO board_names (board, head, names) VALUES ($1, $2, $3)
  ON CONFLICT (board) DO UPDATE SET head = excluded.head, names = excluded.names`;

/**
 * Answers what finds out which files the next board after one names, of those that changed since they were read last. Reading
 * a board takes a while: for the thread that compacts.
 */
export function createReadNames(
  database: Database,
  { historyMs }: Pick<Times, 'historyMs'>,
): (after: number, nowMs: number) => Promise<number | undefined> {
  return async (after, nowMs) => {
    const id = (await database.row<{ id: number }>(FIND_CHANGED, [after]))?.id;
    if (id === undefined) return undefined;
    await readKeptNames(database, id);
    const loaded = await database.reading((queries) => load(queries, id));
    if (!loaded) return id;
    const { now, deleted } = namesOf(loaded.bytes);
    const names = { named: union([now, loaded.kept]), deleted };
    await database.transaction((queries) => keep(queries, loaded.board, names, { nowMs, historyMs }));
    return id;
  };
}

async function load(queries: Queries, id: number): Promise<LoadedBoard | undefined> {
  const board = await queries.row<ChangedBoard>(DESCRIBE, [id]);
  if (!board) return undefined;
  const log = await queries.rows<{ bytes: Uint8Array }>(
    'SELECT bytes FROM log WHERE board = $1 AND seq > $2 ORDER BY seq',
    [id, board.covers],
  );
  const aside = await queries.rows<{ bytes: Uint8Array }>('SELECT bytes FROM quarantine WHERE board = $1', [
    id,
  ]);
  const bytes = {
    snapshotGzip: board.snapshot === null ? undefined : await readAll(queries, board.snapshot),
    log: log.map((row) => row.bytes),
    aside: aside.map((row) => row.bytes),
  };
  return { board, bytes, kept: await selectKeptNames(queries, id) };
}

/** Writes down what was found, unless somebody else did meanwhile, or something was taken from the board. */
async function keep(
  queries: Queries,
  board: ChangedBoard,
  { named, deleted }: Names,
  { nowMs, historyMs }: Times,
): Promise<void> {
  if (!(await queries.row(LOCK, [board.id, board.log]))) return;
  const current = await queries.row<{ head: number }>(FIND_NAMES, [board.id]);
  if ((current?.head ?? null) !== board.namesHead) return;
  const gone = unpackNames(board.names).filter((name) => !named.has(name));
  await queries.run(WANT, [board.name, gone, nowMs]);
  // Versions show it until they are too old. By then it is past, or the log still holds it.
  if (historyMs > 0) await queries.run(WANT, [board.name, [...deleted], nowMs + historyMs]);
  await queries.run(WRITE, [board.id, board.head, packNames(named)]);
}
