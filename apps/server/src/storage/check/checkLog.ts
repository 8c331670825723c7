import { gunzipSync } from 'node:zlib';
import { namesOf } from '../snapshot/fileNames.ts';
import { mergeLog } from '../snapshot/mergeLog.ts';
import type { StoredEntry } from '../storage.ts';
import { gapsIn } from './gapsIn.ts';

/** What a board is made of now. */
export interface BoardNow {
  readonly head: number;
  readonly covers: number;
  /** How many entries its row says that there are after the snapshot. */
  readonly tailEntries: number;
  readonly snapshotGzip: Uint8Array | undefined;
  /** Also what is beyond the head: it must not be there. */
  readonly entries: readonly StoredEntry[];
  /** Of entries that were put aside. */
  readonly aside: readonly Uint8Array[];
}

/** Answers the files that a board names, and says in words what is wrong with it. */
export function checkLog(board: BoardNow, say: (fault: string) => void): ReadonlySet<string> {
  const { head, covers, tailEntries, snapshotGzip, entries, aside } = board;
  const seqs = entries.map(({ seq }) => seq);
  for (const gap of gapsIn(seqs, covers, head)) say(`The log has a gap: ${gap}.`);
  const last = seqs.at(-1) ?? head;
  if (last > head) say(`The log goes to entry ${last}, but the board ends with ${head}.`);
  if (tailEntries !== entries.length)
    say(`The log has ${entries.length} entries, and ${tailEntries} were counted.`);
  try {
    const { damaged } = mergeLog(snapshotGzip && gunzipSync(snapshotGzip), entries);
    for (const { seq, why } of damaged) say(`Entry ${seq} is damaged. ${why}`);
    const log = entries.flatMap(({ bytes }) => (bytes ? [bytes] : []));
    return namesOf({ snapshotGzip, log, aside }).now;
  } catch (error) {
    say(`The board cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    return new Set();
  }
}

export interface Reach {
  readonly covers: number;
  /** Of the update. */
  readonly bytes: number;
}

/** @throws Error when the snapshot of a board is not what its row says. */
export function checkSnapshot(gzip: Uint8Array, reach: Reach, covers: number): void {
  const { length } = gunzipSync(gzip);
  if (length !== reach.bytes) throw new Error(`It has ${length} bytes instead of ${reach.bytes}.`);
  if (reach.covers !== covers) throw new Error(`It reaches entry ${reach.covers} instead of ${covers}.`);
}
