import { gunzipSync, gzipSync } from 'node:zlib';
import * as Y from 'yjs';
import { StorageError, type StoredEntry } from '../storage.ts';
import { digestDoc } from './docDigest.ts';
import { type Damaged, loadSnapshot, type Merged, mergeCarefully, mergeLog } from './mergeLog.ts';

/** Boards are mostly packed points and random ids: higher levels take two to four times as long for a few per cent. */
const GZIP_LEVEL = 3;

export interface BuiltSnapshot {
  /** One Yjs update (version 1), compressed. */
  readonly gzip: Uint8Array;
  /** Of the update. */
  readonly bytes: number;
  /** Entries that the snapshot lacks. */
  readonly damaged: readonly Damaged[];
}

/**
 * Merges a board's log into its snapshot (as stored, compressed). What it answers was unpacked and loaded again, and was
 * the same board.
 *
 * @throws StorageError when the snapshot cannot be read, or the new one does not load to the same board.
 */
export function buildSnapshot(gzip: Uint8Array | undefined, entries: readonly StoredEntry[]): BuiltSnapshot {
  const snapshot = gzip && unpack(gzip);
  try {
    return pack(() => mergeLog(snapshot, entries));
  } catch {
    // An update can be applied and leave a document that cannot be saved. A careful look finds the kinds that are known.
    return pack(() => mergeCarefully(snapshot, entries));
  }
}

/**
 * A board as one Yjs update, compressed, from a snapshot and entries after it: for reading. Nothing will be deleted for it,
 * so it is not loaded again.
 */
export function mergeForReading(
  gzip: Uint8Array | undefined,
  entries: readonly StoredEntry[],
): Omit<BuiltSnapshot, 'damaged'> {
  return packMerged(mergeLog(gzip && unpack(gzip), entries)).packed;
}

function pack(merge: () => Merged): BuiltSnapshot {
  const { packed, digest } = packMerged(merge());
  verifySnapshot(packed.gzip, digest);
  return packed;
}

/** Apart from the check, so that only one document is in memory at a time. */
function packMerged({ doc, damaged }: Merged): { packed: BuiltSnapshot; digest: string } {
  const update = Y.encodeStateAsUpdate(doc);
  const gzip = gzipSync(update, { level: GZIP_LEVEL });
  return { packed: { gzip, bytes: update.length, damaged }, digest: digestDoc(doc) };
}

/** @throws StorageError when the snapshot does not load to a document with this digest. */
export function verifySnapshot(gzip: Uint8Array, digest: string): void {
  if (digestDoc(loadSnapshot(unpack(gzip))) === digest) return;
  throw new StorageError('The new snapshot is not the same board as its log. The log is kept as it is.');
}

function unpack(gzip: Uint8Array): Uint8Array {
  try {
    return gunzipSync(gzip);
  } catch (error) {
    throw new StorageError('The snapshot of the board cannot be unpacked. Restore it from a backup.', {
      cause: error,
    });
  }
}
