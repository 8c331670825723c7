import { NOWHERE, type Position } from './copyRecord.ts';
import type { LogPosition, Unsent } from './offlineCopy.ts';
import type { StoredChanges } from './writeCopy.ts';

/** How far the doc of this tab has come along the log, and what of that is not on disk yet. */
export interface StoredWork {
  /** Where the doc stood when it was loaded. */
  begin(at: Position): void;
  /** What was read there is not what was written. */
  replace(): void;
  advance(at: LogPosition, entries: readonly Uint8Array[]): void;
  deliver(at: LogPosition, keys: readonly string[], rows: readonly Unsent[]): void;
  /** What must be written. It counts as written until given back. */
  take(): StoredChanges;
  /**
   * A write failed. Entries are not kept in memory for the next one: it begins where this one would have ended, which the
   * copy does not reach, so that the whole doc is written.
   */
  giveBack(changes: StoredChanges): void;
}

export function createStoredWork(): StoredWork {
  let from = NOWHERE;
  let to = NOWHERE;
  let isDamaged = false;
  let entries: Uint8Array[] = [];
  let deliveredKeys: string[] = [];
  let deliveredBytes: Uint8Array[] = [];

  return {
    begin(at) {
      from = at;
      to = at;
    },
    replace() {
      isDamaged = true;
    },
    advance({ epoch, lastSeq }, more) {
      to = { epoch, lastSeq };
      for (const entry of more) entries.push(entry);
    },
    deliver({ epoch, lastSeq }, keys, rows) {
      to = { epoch, lastSeq };
      for (const key of keys) deliveredKeys.push(key);
      for (const { bytes } of rows) deliveredBytes.push(bytes);
    },
    take() {
      const changes = { from, to, isDamaged, entries, deliveredKeys, deliveredBytes };
      from = to;
      // Before the first join there is nothing to put in its place.
      isDamaged &&= to.epoch === undefined;
      entries = [];
      deliveredKeys = [];
      deliveredBytes = [];
      return changes;
    },
    giveBack(changes) {
      isDamaged ||= changes.isDamaged;
      deliveredKeys = [...changes.deliveredKeys, ...deliveredKeys];
    },
  };
}
