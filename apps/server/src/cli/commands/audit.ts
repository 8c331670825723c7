import { isBoardId } from '@drawbridge/protocol';
import { BackupError } from '../../backup/backupError.ts';
import type { StoredAuditEntry } from '../../storage/index.ts';
import { createAudit as auditOfPostgres } from '../../storage/postgres/audit.ts';
import { createAudit as auditOfSqlite } from '../../storage/sqlite/audit.ts';
import type { Command } from '../command.ts';
import { readStore } from '../readStore.ts';

export const audit: Command = {
  does: 'Prints what was done to boards and by whom, one JSON object a line, the oldest first. The server may run.',
  arguments: [{ name: 'board', meaning: 'the only one that it is about', isOptional: true }],
  async run({ words: [boardId] }, { config, say, warn }) {
    if (boardId !== undefined && !isBoardId(boardId))
      throw new BackupError(`"${boardId}" is no board. Its id is the last part of its address.`);
    const range = { limit: Number.MAX_SAFE_INTEGER, ...(boardId !== undefined && { boardId }) };
    const entries = await readStore(config, {
      sqlite: (database) => auditOfSqlite(database).readAudit(range),
      postgres: (database) => auditOfPostgres(database).readAudit(range),
    });
    let areAllWhole = true;
    for (const entry of [...entries].reverse()) {
      if (entry.text === undefined) {
        areAllWhole = false;
        warn(`Entry ${entry.id} is damaged.`);
      } else say(toLine(entry, entry.text));
    }
    return areAllWhole;
  },
};

function toLine({ timeMs, boardId }: StoredAuditEntry, text: string): string {
  const board = boardId === '' ? {} : { board: boardId };
  return JSON.stringify({ at: new Date(timeMs).toISOString(), ...board, ...JSON.parse(text) });
}
