import { createSessionId, type Lease } from '@drawbridge/protocol';
import { type CopyRecord, type Plan, planWrite, type StoredBatch } from './copyRecord.ts';
import { type CopyId, inTransaction, keysFrom, type OfflineDatabase, type Writing } from './database.ts';
import { mergeRows, packRows } from './mergeRows.ts';
import type { Unsent } from './offlineCopy.ts';
import { pickRun } from './pickRun.ts';

export interface UnsentBatch {
  readonly unsent: readonly Unsent[];
  readonly leases: readonly Lease[];
}

/** Puts unsent work where it survives the tab, with as little between the stroke and the disk as can be: nothing is read. */
export async function writeUnsent(
  db: OfflineDatabase,
  id: CopyId,
  { unsent, leases }: UnsentBatch,
): Promise<void> {
  const [boardId] = id;
  await inTransaction(db, { stores: ['unsent', 'leases'], durability: 'strict' }, async (tx) => {
    // Async, so that one that throws at once rejects like the others.
    const puts = [
      ...leases.map(async (lease) => tx.objectStore('leases').put(lease, [boardId, lease.clientId])),
      ...unsent.map(async (row) => tx.objectStore('unsent').put(row, [...id, row.key])),
    ];
    tx.commit(); // without a round trip for the answers: the tab may be closed before they come
    await Promise.all(puts);
  });
}

/** What came from the log since the last write, and which unsent work was delivered. */
export interface StoredChanges extends StoredBatch {
  readonly entries: readonly Uint8Array[];
  readonly deliveredKeys: readonly string[];
  readonly deliveredBytes: readonly Uint8Array[];
}

export interface WriteDeps {
  readonly nowMs: number;
  /** Of the copy as this tab saw it last. */
  readonly birth: CopyRecord['birth'] | undefined;
  /** This tab has started over since: when what it put aside is gone, it was given back. */
  readonly isAside: boolean;
  readonly wholeDoc: () => Uint8Array;
  /** All of it, delivered work excepted. */
  readonly unsent: () => readonly Unsent[];
}

/** Adds to the stored doc and says where it stands, both or neither. Answers what the copy is then, if there is one. */
export function writeStored(
  db: OfflineDatabase,
  id: CopyId,
  changes: StoredChanges,
  deps: WriteDeps,
): Promise<CopyRecord | undefined> {
  return inTransaction(db, { stores: ['copies', 'doc', 'unsent'] }, async (tx) => {
    const kept = await tx.objectStore('copies').get(id);
    if (!kept && deps.isAside) await tx.objectStore('unsent').delete(keysFrom(...id));
    if (!kept && (deps.isAside || (isEmpty(changes) && deps.unsent().length === 0))) return undefined;
    // Whoever cleared the site's data while the page was open took the unsent work, too.
    if (!kept || kept.birth !== deps.birth) await putUnsent(tx, id, deps.unsent());
    await removeUnsent(tx, id, changes.deliveredKeys);
    const plan = planWrite(kept, changes);
    const base = plan === 'whole' ? await emptied(tx, id) : (kept?.rows ?? []);
    const rows = [...base, ...(await addRows(tx, id, base, updatesFor(plan, changes, deps)))];
    const { epoch, lastSeq } = kept && (plan === 'delivered' || plan === 'nothing') ? kept : changes.to;
    const position = epoch === undefined ? { lastSeq } : { epoch, lastSeq };
    const birth = kept?.birth ?? createSessionId();
    const copy = { ...position, birth, rows, openedMs: deps.nowMs };
    await tx.objectStore('copies').put(copy, id);
    return copy;
  });
}

/** Makes few rows of many, if it is time. Another tab may do so, too: whoever comes second finds nothing to do. */
export async function compactCopy(db: OfflineDatabase, id: CopyId): Promise<void> {
  await inTransaction(db, { stores: ['copies', 'doc'] }, async (tx) => {
    const kept = await tx.objectStore('copies').get(id);
    const run = kept && pickRun(kept.rows);
    const [first, last] = [run?.[0], run?.at(-1)];
    if (!kept || !run || !first || !last) return;
    const doc = tx.objectStore('doc');
    const range = IDBKeyRange.bound([...id, first.n], [...id, last.n]);
    const merged = mergeRows(await doc.getAll(range), { isWholeDoc: run.length === kept.rows.length });
    const rows = [...kept.rows.slice(0, -run.length), { n: last.n, bytes: merged.length }];
    await doc.delete(range);
    await doc.put(merged, [...id, last.n]);
    await tx.objectStore('copies').put({ ...kept, rows }, id);
  });
}

function isEmpty({ to, entries, deliveredBytes }: StoredChanges): boolean {
  return to.lastSeq === 0 && entries.length === 0 && deliveredBytes.length === 0;
}

function updatesFor(plan: Plan, changes: StoredChanges, { wholeDoc }: WriteDeps): readonly Uint8Array[] {
  switch (plan) {
    case 'all':
      return [...changes.entries, ...changes.deliveredBytes];
    case 'delivered':
    case 'nothing':
      return changes.deliveredBytes;
    case 'whole':
      return [wholeDoc()];
  }
}

async function addRows(
  tx: Writing<'copies' | 'doc' | 'unsent'>,
  id: CopyId,
  base: CopyRecord['rows'],
  updates: readonly Uint8Array[],
): Promise<CopyRecord['rows']> {
  const doc = tx.objectStore('doc');
  const rows: CopyRecord['rows'][number][] = [];
  let n = base.at(-1)?.n ?? 0;
  // One after the other: merging them and handing them over stops the page each time.
  for (const bytes of packRows(updates)) {
    n += 1;
    await doc.put(bytes, [...id, n]);
    rows.push({ n, bytes: bytes.length });
  }
  return rows;
}

async function emptied(tx: Writing<'copies' | 'doc' | 'unsent'>, id: CopyId): Promise<CopyRecord['rows']> {
  await tx.objectStore('doc').delete(keysFrom(...id));
  return [];
}

async function putUnsent(
  tx: Writing<'copies' | 'doc' | 'unsent'>,
  id: CopyId,
  unsent: readonly Unsent[],
): Promise<void> {
  await Promise.all(unsent.map(async (row) => tx.objectStore('unsent').put(row, [...id, row.key])));
}

async function removeUnsent(
  tx: Writing<'copies' | 'doc' | 'unsent'>,
  id: CopyId,
  keys: readonly string[],
): Promise<void> {
  await Promise.all(keys.map(async (key) => tx.objectStore('unsent').delete([...id, key])));
}
