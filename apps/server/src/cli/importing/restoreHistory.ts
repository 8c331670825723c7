import { BackupError } from '../../backup/backupError.ts';
import type { Config } from '../../config.ts';
import type { NewEntry, Storage } from '../../storage/index.ts';
import { type FileHistory, parseHistory } from './parseHistory.ts';
import { playHistory } from './playHistory.ts';

/** A history that has passed the gate. */
export interface PlayedHistory {
  readonly entries: readonly NewEntry[];
  readonly versions: FileHistory['versions'];
}

/** LIMIT of one append: a commit that nobody else waits for long. */
const ENTRIES_AT_A_TIME = 200;

/** @throws BackupError when there is none, or it is not whole, or could do harm: nothing is stored yet. */
export async function readHistory(value: unknown, config: Config): Promise<PlayedHistory> {
  if (value === undefined) throw new BackupError(`There is no history in the file. ${WITHOUT}`);
  const history = parseHistory(value, Date.now());
  if (!history) throw new BackupError(`The history in the file is damaged, or not whole. ${WITHOUT}`);
  const entries = await playHistory(history, config);
  if (typeof entries === 'string')
    throw new BackupError(`The history in the file cannot be restored: ${entries} ${WITHOUT}`);
  return { entries, versions: history.versions };
}

const WITHOUT = 'Without --history, a board can be made of the file.';

/** Puts the history into the empty log of a new board. Answers how many of its versions could not be named. */
export async function restoreHistory(
  storage: Pick<Storage, 'openBoard' | 'append' | 'nameVersion'>,
  boardId: string,
  { entries, versions }: PlayedHistory,
): Promise<number> {
  const { epoch } = await storage.openBoard(boardId);
  for (let index = 0; index < entries.length; index += ENTRIES_AT_A_TIME)
    await storage.append(boardId, epoch, entries.slice(index, index + ENTRIES_AT_A_TIME), index);
  let lost = 0;
  for (const version of versions) {
    const { kind } = await storage.nameVersion(boardId, version);
    if (kind !== 'named') lost += 1;
  }
  return lost;
}
