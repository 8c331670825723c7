import { gunzipSync } from 'node:zlib';
import * as Y from 'yjs';
import type { Storage } from '../../src/storage/index.ts';

/** No update may ever arrive before one that it builds on. */
export function assertInOrder({ store }: Y.Doc): void {
  if (store.pendingStructs || store.pendingDs) throw new Error('An update came before one that it needs.');
}

/** The board as storage holds it: its snapshot and the log after it. */
export async function replay(storage: Storage, boardId: string): Promise<Y.Doc> {
  const doc = new Y.Doc();
  const { snapshot, head, damaged } = await storage.openBoard(boardId);
  if (damaged > 0) throw new Error('An entry could not be merged.');
  const covers = snapshot?.covers ?? 0;
  if (snapshot) Y.applyUpdate(doc, await readSnapshot(storage, boardId, snapshot.name));
  const entries = await storage.readLog(boardId, { after: covers, maxBytes: Number.MAX_SAFE_INTEGER });
  for (const [index, { seq, bytes }] of entries.entries()) {
    if (seq !== covers + index + 1) throw new Error(`The log has a hole before entry ${seq}.`);
    Y.applyUpdate(doc, bytes ?? new Uint8Array(0));
    assertInOrder(doc);
  }
  if (covers + entries.length !== head) throw new Error('The log ends before its head.');
  return doc;
}

/** The past and the log together have every entry once, and any moment of them can be read. */
export async function assertHistoryWhole(storage: Storage, boardId: string, anySeq: number): Promise<void> {
  const { head } = await storage.openBoard(boardId);
  if (head === 0) return;
  const { spans } = await storage.readHistory(boardId, { before: head, limit: Number.MAX_SAFE_INTEGER });
  const told = spans.reduce((sum, { entries }) => sum + entries, 0);
  if (told !== head) throw new Error(`The history tells of ${told} entries of ${head}.`);
  const [now, then] = [await readAt(storage, boardId, head), await readAt(storage, boardId, anySeq)];
  if (pictureOf(now) !== pictureOf(await replay(storage, boardId)))
    throw new Error('The end of the history is not the board.');
  // Whatever was known then is known now.
  assertKept(Y.decodeStateVector(Y.encodeStateVector(then)), now);
}

async function readAt(storage: Storage, boardId: string, seq: number): Promise<Y.Doc> {
  const gzip = await storage.readBoardAt(boardId, seq);
  if (!gzip) throw new Error(`The board after entry ${seq} is not kept.`);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, gunzipSync(gzip));
  assertInOrder(doc);
  return doc;
}

async function readSnapshot(storage: Storage, boardId: string, name: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for (;;) {
    const part = await storage.readSnapshot(boardId, name, parts.length);
    if (!part) return new Uint8Array(gunzipSync(Buffer.concat(parts)));
    parts.push(part);
  }
}

/** What two docs must have in common to be the same board. */
export function pictureOf(doc: Y.Doc): string {
  const state = [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b);
  return JSON.stringify({ shapes: doc.getMap('shapes').toJSON(), state }, inOrder);
}

/** The order in which a map got its keys may differ from replica to replica. */
function inOrder(_key: string, value: unknown): unknown {
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isMap ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;
}

/** Everything that was acknowledged is there. */
export function assertKept(acknowledged: ReadonlyMap<number, number>, log: Y.Doc): void {
  const state = Y.decodeStateVector(Y.encodeStateVector(log));
  for (const [client, clock] of acknowledged) {
    const kept = state.get(client) ?? 0;
    if (kept < clock)
      throw new Error(`Acknowledged up to ${clock} of client ${client}, but kept up to ${kept}.`);
  }
}
