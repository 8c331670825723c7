import type { Lease } from '@drawbridge/protocol';
import type { Clock } from '../clock.ts';
import { createCompactor } from './compactor.ts';
import { NOWHERE } from './copyRecord.ts';
import { createCopyWriter } from './copyWriter.ts';
import { createDisk } from './disk.ts';
import type { Kept, OfflineCopy } from './offlineCopy.ts';
import { browserTabPorts, type TabPorts } from './openTabs.ts';
import { createOrphanSearch } from './orphanSearch.ts';
import { createPersistence, type PersistentStorage } from './persistence.ts';
import { readCopy, readLeases } from './readCopy.ts';
import { createStoredWork } from './storedWork.ts';
import { createUnsentWork } from './unsentWork.ts';

/** The board waits for its copy before it asks the server: a disk that takes longer is not worth it. */
const LOAD_DEADLINE_MS = 10_000;

export interface OpenOfflineCopyOptions {
  readonly boardId: string;
  /** The doc as one update, as it is at the time of the call. Needed when the copy was deleted or fell behind. */
  readonly wholeDoc: () => Uint8Array;
  readonly clock: Clock;
  /** Of the database that holds all boards. */
  readonly databaseName?: string;
  /** Asked once not to be thrown away; the browser's by default. */
  readonly storage?: PersistentStorage;
  /** By which tabs know of each other; the browser's by default. */
  readonly tabPorts?: TabPorts | undefined;
}

/** Opens a board's copy. `undefined` where there is nothing to keep it in, as in Node. */
export function openOfflineCopy(options: OpenOfflineCopyOptions): OfflineCopy | undefined {
  if (typeof indexedDB === 'undefined') return undefined;
  const { boardId, wholeDoc, clock, databaseName = 'drawbridge' } = options;
  const disk = createDisk({ databaseName, boardId, clock });
  const compactor = createCompactor({ disk, databaseName });
  const unsent = createUnsentWork();
  const stored = createStoredWork();
  const persistence = createPersistence({
    clock,
    storage: options.storage ?? globalThis.navigator?.storage,
    isWanted: () => unsent.all().length > 0,
  });
  const writer = createCopyWriter({ disk, compactor, unsent, stored, boardId, wholeDoc, clock });

  const orphans = createOrphanSearch({
    disk,
    unsent,
    copyId: () => writer.id,
    ports: 'tabPorts' in options ? options.tabPorts : browserTabPorts(),
    scope: `${databaseName}/${boardId}`,
  });

  const load = async (): Promise<Kept> => {
    const read = (await disk.run((db) => readCopy(db, boardId), LOAD_DEADLINE_MS))?.value;
    const kept = read?.kept ?? NOTHING;
    unsent.adopt(kept.unsent);
    stored.begin(kept.epoch === undefined ? NOWHERE : { epoch: kept.epoch, lastSeq: kept.lastSeq });
    writer.begin(read);
    orphans.seek();
    return kept;
  };

  const leasesOf = async (clientIds: readonly number[]): Promise<Lease[]> =>
    (await disk.run((db) => readLeases(db, boardId, clientIds)))?.value ?? [];

  return {
    get trouble() {
      return disk.trouble;
    },
    onTrouble: disk.onTrouble,
    load,
    replaceDamaged: stored.replace,
    addUnsent(clientId, bytes) {
      const key = unsent.add(clientId, bytes);
      writer.writeNow();
      persistence.consider();
      return key;
    },
    addLeases(leases) {
      unsent.addLeases(leases);
      if (unsent.hasNews) writer.writeNow();
    },
    onOrphans: orphans.onOrphans,
    seekOrphans: orphans.seek,
    leasesOf,
    addStored({ updates, ...at }) {
      stored.advance(at, updates);
      writer.writeSoon();
    },
    delivered(keys, at) {
      stored.deliver(at, keys, unsent.remove(keys));
      writer.writeSoon();
    },
    startOver: writer.startOver,
    dropBranch: writer.dropBranch,
    flush: writer.flush,
    async close() {
      persistence.stop();
      await writer.close();
      // Only now: what is written is what the others find.
      orphans.close();
    },
  };
}

const NOTHING: Kept = { lastSeq: 0, updates: [], unsent: [], leases: [], branches: [] };
