import { crc32 } from 'node:zlib';
import type { CheckedStore, NamedFile } from '../check/checkedStore.ts';
import { type BoardToCheck, checkBoard } from './checkBoard.ts';
import type { Database, Queries } from './database.ts';
import { DatabaseError } from './databaseError.ts';

const DESCRIBE = `
  SELECT id, name, head, covers, snapshot, tail_entries AS "tailEntries" FROM board WHERE id = $1`;

/** What looks like a name and was never sent is the text of somebody. */
const SENT = `
  SELECT name, array_agg(bytes) AS sizes FROM board_file WHERE name = ANY($1) AND bytes > 0 GROUP BY name`;

/** Rows of small texts that are read at a time. */
const TEXTS_AT_A_TIME = 1_000;

/** Looks at a whole store, each board as it is at one moment. Writes nothing, and nobody who writes waits for it. */
export async function checkStore(database: Database): Promise<CheckedStore> {
  const faults: string[] = [];
  const namedBy = new Map<string, string>();
  const boards = await database.rows<{ id: number }>('SELECT id FROM board ORDER BY id');
  for (const { id } of boards) {
    const board = await database.reading((queries) => checkOne(queries, id));
    for (const fault of board?.faults ?? []) faults.push(`Board ${board?.name}: ${fault}`);
    for (const file of board?.files ?? []) namedBy.set(file, board?.name ?? '');
  }
  faults.push(...(await checkTexts(database)));
  return { faults, boards: boards.length, files: await sentOnce(database, namedBy) };
}

interface NamedBoard extends BoardToCheck {
  readonly name: string;
}

async function checkOne(queries: Queries, id: number) {
  const board = await queries.row<NamedBoard>(DESCRIBE, [id]);
  if (!board) return undefined;
  try {
    return { name: board.name, ...(await checkBoard(queries, board)) };
  } catch (error) {
    // What the database itself cannot read, such as a damaged page. Without a connection there is nothing to go on with.
    if (!(error instanceof DatabaseError) || !error.code.startsWith('XX')) throw error;
    return { name: board.name, faults: [`It cannot be read: ${error.message}`], files: new Set<string>() };
  }
}

async function sentOnce(database: Queries, namedBy: ReadonlyMap<string, string>): Promise<NamedFile[]> {
  const sent = await database.rows<{ name: string; sizes: readonly (number | string)[] }>(SENT, [
    [...namedBy.keys()],
  ]);
  return sent.map(({ name, sizes }) => ({
    name,
    board: namedBy.get(name) ?? '',
    // Within an array, numbers of eight bytes come as text.
    sizes: sizes.map(Number),
  }));
}

interface TextRow {
  readonly crc: number;
  readonly text: string;
}

/** Records, and what was done to boards. */
async function checkTexts(database: Queries): Promise<string[]> {
  const faults: string[] = [];
  await eachOf<TextRow & { version: number; board: string; kind: string }>(
    database,
    'SELECT version, version AS place, board, kind, crc, text FROM record WHERE version > $1 ORDER BY version',
    ({ board, kind }) => faults.push(`Board ${board}: Its record "${kind}" is damaged.`),
  );
  await eachOf<TextRow & { id: number }>(
    database,
    'SELECT id, id AS place, crc, text FROM audit WHERE id > $1 ORDER BY id',
    ({ id }) => faults.push(`Entry ${id} of the audit log is damaged.`),
  );
  return faults;
}

async function eachOf<Row extends TextRow>(
  database: Queries,
  select: string,
  onDamaged: (row: Row) => void,
): Promise<void> {
  for (let after = 0; ; ) {
    const rows = await database.rows<Row & { place: number }>(`${select} LIMIT ${TEXTS_AT_A_TIME}`, [after]);
    for (const row of rows) if (crc32(row.text) !== row.crc) onDamaged(row);
    if (rows.length < TEXTS_AT_A_TIME) return;
    after = rows.at(-1)?.place ?? Number.MAX_SAFE_INTEGER;
  }
}
