import { accessOf, validLinks } from '../../admin/adminDesk.ts';
import { megabytes } from '../../backup/megabytes.ts';
import type { ListedBoard } from '../../storage/index.ts';
import { listBoards as listInPostgres } from '../../storage/postgres/listBoards.ts';
import { listBoards as listInSqlite } from '../../storage/sqlite/listBoards.ts';
import type { Command } from '../command.ts';
import { readStore } from '../readStore.ts';

const HEADINGS = ['Board', 'Changed', 'Entries', 'Size', 'History', 'People', 'Links', ''];
/** Numbers end in one line. */
const RIGHT = ['Entries', 'Size', 'History', 'People', 'Links'];

export const boards: Command = {
  does: 'Lists the boards, the one that was changed last first. The server may run.',
  options: { json: 'writes one JSON object a line, for programs' },
  async run({ isOn }, { config, say }) {
    const { boards: listed } = await readStore(config, { sqlite: listInSqlite, postgres: listInPostgres });
    const lines = isOn('json') ? listed.map(toJson) : table([HEADINGS, ...listed.map(toRow)]);
    for (const line of lines) say(line);
    return true;
  },
};

function toRow(board: ListedBoard): string[] {
  const { id, changedMs, entries, bytes, historyBytes, people } = board;
  const access = accessOf(board);
  return [
    id,
    new Date(changedMs).toISOString().slice(0, 16).replace('T', ' '),
    String(entries),
    megabytes(bytes),
    megabytes(historyBytes),
    String(people),
    String(validLinks(access)),
    access?.deletedMs === undefined ? '' : 'deleted',
  ];
}

function toJson(board: ListedBoard): string {
  const { access: _, createdMs, changedMs, ...rest } = board;
  const access = accessOf(board);
  return JSON.stringify({
    ...rest,
    createdAt: new Date(createdMs).toISOString(),
    changedAt: new Date(changedMs).toISOString(),
    links: validLinks(access),
    isDeleted: access?.deletedMs !== undefined,
  });
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const cell = (text: string, column: number): string => {
    const width = widths[column] ?? 0;
    return RIGHT.includes(HEADINGS[column] ?? '') ? text.padStart(width) : text.padEnd(width);
  };
  return rows.map((row) => row.map(cell).join('  ').trimEnd());
}
