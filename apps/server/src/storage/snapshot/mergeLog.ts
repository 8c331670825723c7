import * as Y from 'yjs';
import { StorageError, type StoredEntry } from '../storage.ts';
import { whyNotApplicable } from './whyNotApplicable.ts';

/**
 * Merging goes through a document that collects garbage, never through `Y.mergeUpdates`, which keeps everything that was
 * ever deleted. Entries that do not merge are left out: the document is then made again without them.
 *
 * All entries are applied at once first, because trouble is rare. Only then they are looked at one by one: an entry that
 * needs something that is not there is found before it is applied, so that thousands that build on one damaged entry
 * cost one pass and not one new document each.
 */

/** An entry that could not be merged, and why, for the operator. */
export interface Damaged {
  readonly seq: number;
  readonly why: string;
}

export interface Merged {
  readonly doc: Y.Doc;
  readonly damaged: readonly Damaged[];
}

/**
 * Entries that pass every look and break the document all the same cost a new document each. A log with more of them than
 * this is left alone: something else is wrong with it.
 */
const MAX_NEW_DOCS = 32;

/**
 * Applies a board's log, in order, upon its snapshot (a Yjs update, version 1).
 *
 * @throws StorageError when the snapshot itself cannot be loaded, or the log is damaged beyond measure.
 */
export function mergeLog(snapshot: Uint8Array | undefined, entries: readonly StoredEntry[]): Merged {
  const isIntact = entries.every(({ bytes }) => bytes);
  const doc = loadSnapshot(snapshot);
  if (isIntact && applyAll(doc, entries)) return { doc, damaged: [] };
  return mergeCarefully(snapshot, entries);
}

/** @throws StorageError when the update does not make a whole document. */
export function loadSnapshot(snapshot: Uint8Array | undefined): Y.Doc {
  const doc = new Y.Doc({ gc: true });
  if (snapshot && whyNotApplied(doc, snapshot) !== undefined) {
    throw new StorageError('The snapshot of the board cannot be loaded. Restore it from a backup.');
  }
  return doc;
}

/** Answers whether the document is whole afterwards; one that is not is of no further use. */
function applyAll(doc: Y.Doc, entries: readonly StoredEntry[]): boolean {
  try {
    doc.transact(() => {
      for (const { bytes } of entries) if (bytes) Y.applyUpdate(doc, bytes);
    });
    return isWhole(doc);
  } catch {
    return false;
  }
}

/** The same, for a log that is known to be in trouble: looks at every entry before it is applied. */
export function mergeCarefully(snapshot: Uint8Array | undefined, entries: readonly StoredEntry[]): Merged {
  const damaged = new Map<number, Damaged>();
  for (let docs = 0; docs < MAX_NEW_DOCS; docs += 1) {
    const doc = loadSnapshot(snapshot);
    const fatal = applyEach(doc, entries, damaged);
    if (!fatal) return { doc, damaged: [...damaged.values()].sort((a, b) => a.seq - b.seq) };
    damaged.set(fatal.seq, fatal);
  }
  throw new StorageError('Too many entries of the board cannot be merged. Restore it from a backup.');
}

/** Adds what must be left out to `damaged`. Answers the entry that broke the document, if one did. */
function applyEach(
  doc: Y.Doc,
  entries: readonly StoredEntry[],
  damaged: Map<number, Damaged>,
): Damaged | undefined {
  for (const { seq, bytes } of entries) {
    if (damaged.has(seq)) continue;
    const obstacle = bytes ? whyNotApplicable(doc, bytes) : 'Its checksum is wrong.';
    if (obstacle !== undefined) {
      damaged.set(seq, { seq, why: obstacle });
      continue;
    }
    const why = bytes && whyNotApplied(doc, bytes);
    if (why !== undefined) return { seq, why };
  }
  return undefined;
}

/** Applies an update. Answers how that damaged the document, if it did. */
function whyNotApplied(doc: Y.Doc, bytes: Uint8Array): string | undefined {
  try {
    Y.applyUpdate(doc, bytes);
    return isWhole(doc) ? undefined : 'It needs something that is not there.';
  } catch (error) {
    return `It breaks the document: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** Nothing waits for something that has not come. */
function isWhole({ store }: Y.Doc): boolean {
  return store.pendingStructs === null && store.pendingDs === null;
}
