import { crc32 } from 'node:zlib';
import { parseEpoch } from '../epoch.ts';
import type { Append, AppendAnswer } from '../groupCommit.ts';
import type { Appended, NewEntry } from '../storage.ts';
import { makeBoard } from './boardLog.ts';
import type { Database, Queries } from './database.ts';
import { isOfRequest } from './databaseError.ts';
import { insertEntries, type PlacedEntry } from './insertEntries.ts';
import { createKnownHeads, type KnownHeads } from './knownHeads.ts';

export interface AppendDeps {
  readonly database: Pick<Database, 'transaction'>;
  /** The number of the run that this node belongs to. */
  readonly run: () => number;
  readonly now: () => number;
}

/** A board whose row this transaction has: nobody else adds to it before the end. */
interface LockedBoard {
  readonly id: number;
  readonly name: string;
  readonly log: string;
  readonly head: number;
  readonly run: number | null;
}

/** In one order, so that two nodes that write the same boards never wait for each other. */
const LOCK_BOARDS = `
  SELECT id, name, epoch AS log, head, run FROM board WHERE name = ANY($1::text[]) ORDER BY name FOR UPDATE`;

/** What is in the log, or is covered by a snapshot. Asked when the boards are locked, so that it sees what others added. */
const FIND_KNOWN = `
  SELECT coalesce(
    (SELECT seq FROM log WHERE log.board = asked.board AND log.session = asked.session AND log.n = asked.n),
    (SELECT seq FROM sender
     WHERE sender.board = asked.board AND sender.session = asked.session AND asked.n <= sender.n)) AS seq
  FROM unnest($1::bigint[], $2::text[], $3::bigint[]) WITH ORDINALITY AS asked (board, session, n, nth) ORDER BY nth`;

/** Answers what commits many appends in one transaction, while other nodes append to the same boards. */
export function createAppendAll(deps: AppendDeps): (appends: readonly Append[]) => Promise<AppendAnswer[]> {
  const heads = createKnownHeads();
  const inOne = async (appends: readonly Append[]): Promise<AppendAnswer[]> => {
    const { answers, boards } = await deps.database.transaction((queries) =>
      appendTo(queries, { ...deps, heads, appends }),
    );
    for (const { name, log, head } of boards) heads.note(name, log, head);
    return answers;
  };
  return async (appends) => {
    try {
      return await inOne(appends);
    } catch (error) {
      if (!isOfRequest(error)) throw error;
      // What is wrong with one of them must not keep the others from being written.
      const alone: AppendAnswer[] = [];
      for (const append of appends) alone.push(await answered(() => inOne([append])));
      return alone;
    }
  };
}

interface AppendWork extends AppendDeps {
  readonly heads: KnownHeads;
  readonly appends: readonly Append[];
}

interface Outcome {
  readonly answers: AppendAnswer[];
  /** With the heads that they have now. */
  readonly boards: readonly Omit<LockedBoard, 'run'>[];
}

async function appendTo(queries: Queries, work: AppendWork): Promise<Outcome> {
  const { heads, appends, now } = work;
  const boards = await lockBoards(queries, appends, now());
  const refusals = appends.map((append) => whyRefused(boards.get(append.boardId), append, heads));
  const late = findLate(appends, boards);
  const accepted = appends.filter((append, index) => refusals[index] === undefined && !late.has(append));
  const asked = accepted.flatMap(({ boardId, entries }) => {
    const board = boards.get(boardId);
    return board ? entries.map((entry) => ({ board, entry })) : [];
  });
  const placed = place(asked, await findKnown(queries, asked));
  await insertEntries(queries, placed, { run: work.run(), nowMs: now() });
  const results = placed.map(({ seq, isDuplicate }): Appended => ({ seq, isDuplicate }));
  const answers = appends.map(
    (append, index) => refusals[index] ?? (late.has(append) ? [] : results.splice(0, append.entries.length)),
  );
  const moved = new Map(placed.map(({ board, head }) => [board.id, head]));
  return {
    answers,
    boards: [...boards.values()].map((board) => ({ ...board, head: moved.get(board.id) ?? board.head })),
  };
}

async function lockBoards(
  queries: Queries,
  appends: readonly Append[],
  nowMs: number,
): Promise<Map<string, LockedBoard>> {
  const logs = new Map(appends.map(({ boardId, epoch }) => [boardId, parseEpoch(epoch).log]));
  const names = [...logs.keys()].sort();
  const find = async () =>
    new Map((await queries.rows<LockedBoard>(LOCK_BOARDS, [names])).map((board) => [board.name, board]));
  const found = await find();
  const missing = names.filter((name) => !found.has(name));
  for (const boardId of missing) await makeBoard(queries, { boardId, log: logs.get(boardId) ?? '', nowMs });
  return missing.length > 0 ? find() : found;
}

function whyRefused(board: LockedBoard | undefined, append: Append, heads: KnownHeads): string | undefined {
  const { boardId, epoch } = append;
  if (board?.log !== parseEpoch(epoch).log) return `Board ${boardId} has another epoch.`;
  if (board.head >= heads.of(boardId, board.log)) return undefined;
  return `Board ${boardId} has fewer entries than before: the database was replaced by an older copy of itself. Restart the server.`;
}

/** Those before which something came, or may come, after the entry that they were to follow. */
function findLate(appends: readonly Append[], boards: ReadonlyMap<string, LockedBoard>): Set<Append> {
  const met = new Set<string>();
  return new Set(
    appends.filter(({ boardId, after }) => {
      const isFirst = !met.has(boardId);
      met.add(boardId);
      return after !== undefined && (!isFirst || boards.get(boardId)?.head !== after);
    }),
  );
}

interface AskedEntry {
  readonly board: LockedBoard;
  readonly entry: NewEntry;
}

async function findKnown(queries: Queries, asked: readonly AskedEntry[]): Promise<(number | null)[]> {
  if (asked.length === 0) return [];
  const rows = await queries.rows<{ seq: number | null }>(FIND_KNOWN, [
    asked.map(({ board }) => board.id),
    asked.map(({ entry }) => entry.session),
    asked.map(({ entry }) => entry.n),
  ]);
  return rows.map(({ seq }) => seq);
}

/** Gives each entry its seq, in order; one that is known, the seq that it has. */
function place(asked: readonly AskedEntry[], known: readonly (number | null)[]): PlacedEntry[] {
  const heads = new Map(asked.map(({ board }) => [board.id, board.head]));
  const met = new Map<string, number>();
  return asked.map(({ board, entry }, index): PlacedEntry => {
    const push = `${board.id} ${entry.n} ${entry.session}`;
    const seq = known[index] ?? met.get(push);
    const head = (heads.get(board.id) ?? board.head) + (seq === undefined ? 1 : 0);
    heads.set(board.id, head);
    met.set(push, seq ?? head);
    const { bytes } = entry;
    return { board, entry, seq: seq ?? head, head, isDuplicate: seq !== undefined, crc: crc32(bytes) };
  });
}

async function answered(append: () => Promise<AppendAnswer[]>): Promise<AppendAnswer> {
  try {
    return (await append())[0] ?? [];
  } catch (error) {
    if (isOfRequest(error)) return (error as Error).message;
    throw error;
  }
}
