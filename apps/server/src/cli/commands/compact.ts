import { isBoardId } from '@drawbridge/protocol';
import { BackupError } from '../../backup/backupError.ts';
import { megabytes } from '../../backup/megabytes.ts';
import { createLog } from '../../log.ts';
import { openStorage } from '../../openStorage.ts';
import { type BoardHead, type Storage, StorageError } from '../../storage/index.ts';
import { listBoards as listInPostgres } from '../../storage/postgres/listBoards.ts';
import { listBoards as listInSqlite } from '../../storage/sqlite/listBoards.ts';
import type { Command, CommandDeps } from '../command.ts';
import { readStore } from '../readStore.ts';

export const compact: Command = {
  does: 'Merges the logs of boards into snapshots now, as servers do by themselves when a log has grown. With SQLite the server must not run.',
  arguments: [{ name: 'board', meaning: 'the only one; without it, all', isOptional: true }],
  async run({ words: [only] }, deps) {
    const { config, say } = deps;
    // Looking comes first: a store that is not there would be made by opening it.
    const { boards } = await readStore(config, { sqlite: listInSqlite, postgres: listInPostgres });
    const ids = boards.filter(({ entries }) => entries > 0).map(({ id }) => id);
    const wanted = only === undefined ? ids : ids.filter((id) => id === only);
    if (only !== undefined && wanted.length === 0)
      throw new BackupError(
        isBoardId(only)
          ? `There is nothing on board ${only}.`
          : `"${only}" is no board. Its id is the last part of its address.`,
      );
    const { storage } = await openStorage(config, createLog({ ...config, logLevel: 'silent' }));
    try {
      const outcomes: Outcome[] = [];
      for (const id of wanted) outcomes.push(await compactOne(storage, id, deps));
      const [done, failed] = ['done', 'failed'].map(
        (kind) => outcomes.filter((outcome) => outcome === kind).length,
      );
      const rest = failed ? `, ${failed} failed` : '';
      say(`${done} of ${wanted.length} boards were compacted${rest}; the others were as small already.`);
      return failed === 0;
    } finally {
      await storage.close();
    }
  },
};

type Outcome = 'done' | 'nothing' | 'failed';

async function compactOne(
  storage: Storage,
  id: string,
  { say, warn }: Pick<CommandDeps, 'say' | 'warn'>,
): Promise<Outcome> {
  const before = sizeOf(await storage.openBoard(id));
  try {
    const compacted = await storage.compact(id);
    if (!compacted) return 'nothing';
    say(`${id}: ${megabytes(before)} became ${megabytes(sizeOf(compacted))}.`);
    return 'done';
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    warn(`Board ${id}: ${error.message}`);
    return 'failed';
  }
}

function sizeOf({ snapshot, tail }: BoardHead): number {
  return (snapshot?.gzipBytes ?? 0) + tail.bytes;
}
