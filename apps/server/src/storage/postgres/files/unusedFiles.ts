import { unpackNames } from '../../files/packNames.ts';
import { namesIn } from '../../snapshot/fileNames.ts';
import type { Database, Queries } from '../database.ts';

interface Times {
  readonly nowMs: number;
  readonly wantedSinceMs: number;
}

interface ClaimRow {
  readonly board: string;
  readonly name: string;
  readonly wanted: number;
}

const SELECT_NAMES = `
  SELECT board.name AS board, names FROM board_names JOIN board ON board.id = board_names.board`;

/** Changed since they were read. */
const FIND_AHEAD = `
  SELECT board.id, board.name AS board, board.covers, coalesce(board_names.head, 0) AS head
  FROM board LEFT JOIN board_names ON board_names.board = board.id
  WHERE board_names.head IS DISTINCT FROM board.head`;

const SELECT_CLAIMS = 'SELECT board, name, wanted FROM board_file WHERE name = ANY($1::text[])';
const SELECT_OLD = 'SELECT board, name, wanted FROM board_file WHERE wanted <= $1';

const FOUND = `
  INSERT INTO board_file (board, name, bytes, wanted) SELECT '', name, 0, $2 FROM unnest($1::text[]) AS found (name)
  ON CONFLICT DO NOTHING`;

const RELEASE = `
  DELETE FROM board_file USING unnest($1::text[], $2::text[]) AS old (board, name)
  WHERE board_file.board = old.board AND board_file.name = old.name AND wanted <= $3`;

/** What the store holds of files, as of one moment. */
interface Moment {
  /** `undefined` when a board changed after it was read, and was compacted, too: nobody knows what it names. */
  readonly boards: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  readonly claims: readonly ClaimRow[];
  readonly old: readonly ClaimRow[];
}

/**
 * Answers what says which of these files no board named when it was read last, nor claimed since; it writes down those that
 * are not known. A claim that comes meanwhile is none of its business: `forgetFile` looks again.
 */
export function createUnusedFiles(
  database: Database,
): (files: readonly string[], times: Times) => Promise<string[]> {
  return async (files, { nowMs, wantedSinceMs }) => {
    const { boards, claims, old } = await database.reading(
      async (queries): Promise<Moment> => ({
        boards: await readNamesNow(queries),
        claims: await queries.rows<ClaimRow>(SELECT_CLAIMS, [files]),
        old: await queries.rows<ClaimRow>(SELECT_OLD, [wantedSinceMs]),
      }),
    );
    if (!boards) return [];
    const named = new Set([...boards.values()].flatMap((names) => [...names]));
    const known = new Set(claims.map(({ name }) => name));
    const wanted = new Set(claims.flatMap((claim) => (claim.wanted > wantedSinceMs ? claim.name : [])));
    const candidates = files.filter((name) => !named.has(name) && !wanted.has(name));
    const unused = new Set(candidates.filter((name) => known.has(name)));
    // What a board does not name any more does not count for it. What is unused goes by `forgetFile`.
    const released = old.filter(({ board, name }) => !boards.get(board)?.has(name) && !unused.has(name));
    await database.run(FOUND, [candidates.filter((name) => !unused.has(name)), nowMs]);
    await database.run(RELEASE, [
      released.map(({ board }) => board),
      released.map(({ name }) => name),
      wantedSinceMs,
    ]);
    return [...unused];
  };
}

/** What the boards name, those included that changed after they were read. */
async function readNamesNow(queries: Queries): Promise<Moment['boards']> {
  const boards = new Map<string, Set<string>>();
  for (const { board, names } of await queries.rows<{ board: string; names: Uint8Array }>(SELECT_NAMES))
    boards.set(board, new Set(unpackNames(names)));
  for (const { id, board, covers, head } of await queries.rows<{
    id: number;
    board: string;
    covers: number;
    head: number;
  }>(FIND_AHEAD)) {
    if (covers > head) return undefined;
    const names = boards.get(board) ?? new Set();
    const log = await queries.rows<{ bytes: Uint8Array }>(
      'SELECT bytes FROM log WHERE board = $1 AND seq > $2',
      [id, head],
    );
    for (const { bytes } of log) for (const name of namesIn(bytes)) names.add(name);
    boards.set(board, names);
  }
  return boards;
}
