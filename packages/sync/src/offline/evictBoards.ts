import type { CopyRecord } from './copyRecord.ts';
import { inTransaction, keysFrom, type OfflineDatabase, STORES } from './database.ts';

/** A board that nobody opened here for this long is given up when there is no space for another one. */
export const KEEP_MS = 30 * 24 * 60 * 60_000;

/** Frees the space of boards that were not opened for long and have no unsent work. Answers how many there were. */
export function evictBoards(
  db: OfflineDatabase,
  { nowMs, except }: { readonly nowMs: number; readonly except: string },
): Promise<number> {
  return inTransaction(db, { stores: STORES }, async (tx) => {
    const keys = await tx.objectStore('copies').getAllKeys();
    const copies = await tx.objectStore('copies').getAll();
    const recent = new Set(keys.filter((_, index) => isRecent(copies[index], nowMs)).map(([board]) => board));
    const old = new Set(
      keys.map(([board]) => board).filter((board) => board !== except && !recent.has(board)),
    );
    let evicted = 0;
    for (const board of old) {
      if ((await tx.objectStore('unsent').count(keysFrom(board))) > 0) continue;
      for (const store of STORES) await tx.objectStore(store).delete(keysFrom(board));
      evicted += 1;
    }
    return evicted;
  });
}

function isRecent(copy: CopyRecord | undefined, nowMs: number): boolean {
  return copy !== undefined && nowMs - copy.openedMs < KEEP_MS;
}
