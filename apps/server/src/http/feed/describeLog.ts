import type { Snapshot, StoredEntry } from '../../storage/index.ts';
import type { LogPage } from './logPage.ts';

type Page = Extract<LogPage, { readonly kind: 'page' }>;

/** Where a snapshot of a board is, seen from outside. */
export type SnapshotUrl = (snapshot: Snapshot) => string;

/** A page of a log as it goes out in JSON. */
export function describePage({ epoch, head, upto, snapshot, entries }: Page, urlOf: SnapshotUrl) {
  return {
    epoch,
    head,
    upto,
    ...(snapshot && { snapshot: describeSnapshot(snapshot, urlOf) }),
    entries: entries.map(describeEntry),
  };
}

export function describeSnapshot(snapshot: Snapshot, urlOf: SnapshotUrl) {
  const { covers, bytes } = snapshot;
  return { url: urlOf(snapshot), covers, bytes };
}

/** One that is damaged on disk goes out without its update: whoever counts entries must not miss it. */
export function describeEntry({ seq, bytes }: StoredEntry) {
  return bytes ? { seq, update: Buffer.from(bytes).toString('base64') } : { seq, isDamaged: true };
}
