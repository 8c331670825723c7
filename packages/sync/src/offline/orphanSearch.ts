import { createListeners } from '../listeners.ts';
import type { CopyId } from './database.ts';
import type { Disk } from './disk.ts';
import { findOrphans } from './findOrphans.ts';
import type { Orphans, UnsentKey } from './offlineCopy.ts';
import { joinOpenTabs, type TabPorts } from './openTabs.ts';
import { tabOf, type UnsentWork } from './unsentWork.ts';

/** Finds the work of tabs that are gone: when this tab inherits from one, and when it is asked to look. */
export interface OrphanSearch {
  onOrphans(listener: (orphans: Orphans) => void): () => void;
  seek(): void;
  /** This tab is gone for the others. Idempotent. */
  close(): void;
}

export interface OrphanSearchDeps {
  readonly disk: Disk;
  readonly unsent: UnsentWork;
  /** Unknown until the copy was read. */
  readonly copyId: () => CopyId | undefined;
  readonly ports: TabPorts | undefined;
  /** Of the tabs that have this copy open. */
  readonly scope: string;
}

export function createOrphanSearch(deps: OrphanSearchDeps): OrphanSearch {
  const { disk, unsent, copyId, ports, scope } = deps;
  const orphaned = createListeners<Orphans>();
  const tabs = ports && joinOpenTabs({ ports, scope, tab: unsent.tab });

  const seek = async (): Promise<void> => {
    const id = copyId();
    if (!id || !tabs) return;
    const isOrphan = (key: UnsentKey): boolean => tabs.isHeirOf(tabOf(key));
    const found = await disk.run((db) => findOrphans(db, id, { isNew: unsent.isNew, isOrphan }));
    if (!found) return;
    const { newKeys, leases } = found.value;
    tabs.watch(newKeys.map(tabOf));
    const rows = found.value.unsent.filter(({ key }) => unsent.isNew(key)); // another search may have come first
    if (rows.length === 0) return;
    unsent.adopt(rows);
    orphaned.emit({ unsent: rows, leases });
  };
  tabs?.onHeir(() => void seek());

  return {
    onOrphans: orphaned.add,
    seek: () => void seek(),
    close: () => tabs?.close(),
  };
}
