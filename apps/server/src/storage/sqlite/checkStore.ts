import { crc32 } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import type { CheckedStore, NamedFile } from '../check/checkedStore.ts';
import { type BoardToCheck, createCheckBoard } from './checkBoard.ts';
import { describeError } from './diskError.ts';

/** A damaged file gives thousands of them, which say no more. */
const MAX_INTEGRITY_FAULTS = 20;

/** Looks at a whole store. Writes nothing, and nobody who writes waits for it. */
export function checkStore(database: Database): CheckedStore {
  const boards = checkBoards(database);
  return {
    ...boards,
    faults: [
      ...checkIntegrity(database),
      ...boards.faults,
      ...checkRecords(database),
      ...checkAudit(database),
    ],
  };
}

/** What SQLite itself finds. */
export function checkIntegrity(database: Database): string[] {
  try {
    const found = database
      .prepare<[], string>(`PRAGMA integrity_check(${MAX_INTEGRITY_FAULTS})`)
      .pluck()
      .all();
    const lines = found.flatMap((line) => line.split('\n')).filter((line) => !/^ok$|^\*\*\*/.test(line));
    return lines.map((line) => `The database is damaged: ${line}`);
  } catch (error) {
    return [`The database is damaged: ${describeError(error)}`];
  }
}

interface ListedBoard extends BoardToCheck {
  readonly name: string;
}

const DESCRIBE = `
  SELECT id, name, head, covers, snapshot, tail_entries AS tailEntries FROM board WHERE id = ?`;

/** Board by board, each as it is at one moment. */
export function checkBoards(database: Database): CheckedStore {
  const faults: string[] = [];
  const namedBy = new Map<string, string>();
  const attempt = <T>(what: string, read: () => T): T | undefined => {
    try {
      return read();
    } catch (error) {
      faults.push(`${what} cannot be read: ${describeError(error)}`);
      return undefined;
    }
  };
  const describe = database.prepare<[number], ListedBoard>(DESCRIBE);
  const checkBoard = createCheckBoard(database);
  const checkOne = (id: number) =>
    atOneMoment(database, () => {
      const board = describe.get(id);
      return board && { name: board.name, ...checkBoard(board) };
    });
  const ids = attempt('The list of boards', () =>
    database.prepare<[], number>('SELECT id FROM board ORDER BY id').pluck().all(),
  );
  for (const id of ids ?? []) {
    const board = attempt(`The board in row ${id}`, () => checkOne(id));
    for (const fault of board?.faults ?? []) faults.push(`Board ${board?.name}: ${fault}`);
    for (const file of board?.files ?? []) namedBy.set(file, board?.name ?? '');
  }
  const files = attempt('What was sent for boards', () => sentOnce(database, namedBy));
  return { faults, boards: ids?.length ?? 0, files: files ?? [] };
}

/** A transaction cannot be committed once it has met a damaged page, which is what it is to tell of. */
function atOneMoment<T>(database: Database, read: () => T): T {
  database.exec('BEGIN');
  try {
    return read();
  } finally {
    if (database.inTransaction) database.exec('ROLLBACK');
  }
}

/** What looks like a name and was never sent is the text of somebody. */
function sentOnce(database: Database, namedBy: ReadonlyMap<string, string>): NamedFile[] {
  const sizesOf = database
    .prepare<[string], number>('SELECT bytes FROM board_file WHERE name = ? AND bytes > 0')
    .pluck();
  return [...namedBy].flatMap(([name, board]) => {
    const sizes = sizesOf.all(name);
    return sizes.length > 0 ? [{ name, board, sizes }] : [];
  });
}

function checkRecords(database: Database): string[] {
  const select = database.prepare<[], { board: string; kind: string; crc: number; text: string }>(
    'SELECT board, kind, crc, text FROM record',
  );
  try {
    const damaged = select.all().filter(({ crc, text }) => crc32(text) !== crc);
    return damaged.map(({ board, kind }) => `Board ${board}: Its record "${kind}" is damaged.`);
  } catch (error) {
    return [`Not all records can be read: ${describeError(error)}`];
  }
}

function checkAudit(database: Database): string[] {
  const select = database.prepare<[], { id: number; crc: number; text: string }>(
    'SELECT id, crc, text FROM audit',
  );
  try {
    const faults: string[] = [];
    for (const { id, crc, text } of select.iterate())
      if (crc32(text) !== crc) faults.push(`Entry ${id} of the audit log is damaged.`);
    return faults;
  } catch (error) {
    return [`Not all of the audit log can be read: ${describeError(error)}`];
  }
}
