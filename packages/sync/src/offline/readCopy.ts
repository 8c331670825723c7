import type { Lease } from '@drawbridge/protocol';
import { type CopyRecord, NOWHERE, type Position } from './copyRecord.ts';
import { type CopyId, keysFrom, type OfflineDatabase, type Reading, STORES } from './database.ts';
import type { Branch, Kept, Unsent } from './offlineCopy.ts';

/** The generation of a board's copy that is written when there is none yet. */
const FIRST_GENERATION = 1;

/** The store `copies`, in a transaction of any kind. */
interface CopyKeys {
  getAllKeys(query: IDBKeyRange): Promise<CopyId[]>;
}

/** What is kept of a board, and the generation it is of. */
export interface ReadCopy {
  readonly generation: number;
  readonly birth: CopyRecord['birth'] | undefined;
  readonly kept: Kept;
}

export async function readCopy(db: OfflineDatabase, boardId: string): Promise<ReadCopy> {
  // One transaction, or a tab that writes meanwhile would show a newer position than rows.
  const tx = db.transaction(STORES);
  const generations = await readGenerations(tx.objectStore('copies'), boardId);
  const generation = generations.pop() ?? FIRST_GENERATION;
  const { updates, unsent } = await readRows(tx, [boardId, generation]);
  const branches: Branch[] = [];
  for (const id of generations) branches.push({ id, ...(await readRows(tx, [boardId, id])) });
  const leases = await readLeasesIn(tx, boardId, clientsOf(unsent));
  const record = await tx.objectStore('copies').get([boardId, generation]);
  const { epoch, lastSeq, birth }: Partial<CopyRecord> & Position = record ?? NOWHERE;
  const position = epoch === undefined ? { lastSeq } : { epoch, lastSeq };
  return { generation, birth, kept: { ...position, updates, unsent, leases, branches } };
}

/** The generation that a copy opened now would have. */
export function newestGeneration(db: OfflineDatabase, boardId: string): Promise<number> {
  return newestGenerationIn(db.transaction(STORES).objectStore('copies'), boardId);
}

export async function newestGenerationIn(copies: CopyKeys, boardId: string): Promise<number> {
  return (await readGenerations(copies, boardId)).at(-1) ?? FIRST_GENERATION;
}

export async function readLeases(
  db: OfflineDatabase,
  boardId: string,
  clientIds: readonly number[],
): Promise<Lease[]> {
  return readLeasesIn(db.transaction(STORES), boardId, clientIds);
}

async function readGenerations(copies: CopyKeys, boardId: string): Promise<number[]> {
  const keys = await copies.getAllKeys(keysFrom(boardId));
  return keys.map(([, generation]) => generation);
}

async function readRows(tx: Reading, id: CopyId): Promise<{ updates: Uint8Array[]; unsent: Unsent[] }> {
  const [updates, unsent] = await Promise.all([
    readDoc(tx, keysFrom(...id)),
    tx.objectStore('unsent').getAll(keysFrom(...id)),
  ]);
  return { updates, unsent };
}

/** All rows in the range. One after the other: a browser copies what is asked for at once while the page stands still. */
async function readDoc(tx: Reading, range: IDBKeyRange): Promise<Uint8Array[]> {
  const doc = tx.objectStore('doc');
  const rows: Uint8Array[] = [];
  for (const key of await doc.getAllKeys(range)) {
    const row = await doc.get(key);
    if (row) rows.push(row);
  }
  return rows;
}

export async function readLeasesIn(
  tx: Reading,
  boardId: string,
  clientIds: readonly number[],
): Promise<Lease[]> {
  const leases = tx.objectStore('leases');
  const found = await Promise.all(clientIds.map((clientId) => leases.get([boardId, clientId])));
  return found.filter((lease) => lease !== undefined);
}

export function clientsOf(unsent: readonly Unsent[]): number[] {
  return [...new Set(unsent.map(({ clientId }) => clientId))].filter((id) => id !== undefined);
}
