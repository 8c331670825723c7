import { type CopyId, keysFrom, type OfflineDatabase, STORES } from './database.ts';
import type { Orphans, UnsentKey } from './offlineCopy.ts';
import { clientsOf, newestGenerationIn, readLeasesIn } from './readCopy.ts';

export interface OrphanRules {
  /** Whether this tab has not met this work yet. */
  readonly isNew: (key: UnsentKey) => boolean;
  /** Whether nobody but this tab will deliver it. */
  readonly isOrphan: (key: UnsentKey) => boolean;
}

export interface Found extends Orphans {
  /** All work that this tab has not met. */
  readonly newKeys: readonly UnsentKey[];
}

const NONE: Found = { newKeys: [], unsent: [], leases: [] };

/**
 * Reads what tabs that are gone have not delivered, and what other tabs made before that: the orphans may build on it. Nothing
 * of a copy that was put aside: that is given back as a branch.
 */
export async function findOrphans(
  db: OfflineDatabase,
  id: CopyId,
  { isNew, isOrphan }: OrphanRules,
): Promise<Found> {
  const [boardId, generation] = id;
  const tx = db.transaction(STORES);
  if ((await newestGenerationIn(tx.objectStore('copies'), boardId)) !== generation) return NONE;
  const rows = tx.objectStore('unsent');
  const newKeys = (await rows.getAllKeys(keysFrom(...id))).map(([, , key]) => key).filter(isNew);
  const wanted = newKeys.slice(0, newKeys.findLastIndex(isOrphan) + 1);
  const found = await Promise.all(wanted.map((key) => rows.get([...id, key])));
  const unsent = found.filter((row) => row !== undefined);
  return { newKeys, unsent, leases: await readLeasesIn(tx, boardId, clientsOf(unsent)) };
}
