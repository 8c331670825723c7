import { createSessionId } from '@drawbridge/protocol';
import { NOWHERE } from './copyRecord.ts';
import { type CopyId, inTransaction, keysFrom, type OfflineDatabase } from './database.ts';
import { newestGenerationIn } from './readCopy.ts';

/**
 * Begins a new, empty generation, which makes the one of `id` a branch. Not if another tab did so already, nor if there is
 * nothing to put aside. Costs nothing, however large the board: no row is moved.
 */
export function beginGeneration(db: OfflineDatabase, id: CopyId, nowMs: number): Promise<void> {
  const [boardId, generation] = id;
  return inTransaction(db, { stores: ['copies'] }, async (tx) => {
    const copies = tx.objectStore('copies');
    if ((await newestGenerationIn(copies, boardId)) !== generation || !(await copies.get(id))) return;
    await copies.put({ ...NOWHERE, birth: createSessionId(), rows: [], openedMs: nowMs }, [
      boardId,
      generation + 1,
    ]);
  });
}

export function deleteGeneration(db: OfflineDatabase, id: CopyId): Promise<void> {
  return inTransaction(db, { stores: ['copies', 'doc', 'unsent'] }, async (tx) => {
    await tx.objectStore('copies').delete(id);
    for (const store of ['doc', 'unsent'] as const) await tx.objectStore(store).delete(keysFrom(...id));
  });
}
