import { gunzipSync } from 'node:zlib';
import * as Y from 'yjs';
import type { NewEntry, Storage } from '../index.ts';

/** Somebody who draws: every call makes one more update of the same document, as a client would push it. */
export interface Drawing {
  readonly doc: Y.Doc;
  /** Draws so many shapes, one update each. */
  draw(count: number): NewEntry[];
  /** The update that removes what was drawn first. */
  erase(): NewEntry;
}

export function createDrawing({ session = 's', clientId = 7 } = {}): Drawing {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  const shapes = doc.getMap<Y.Map<unknown>>('shapes');
  let n = 0;
  const change = (edit: () => void): NewEntry => {
    const before = Y.encodeStateVector(doc);
    edit();
    n += 1;
    return { session, n, bytes: Y.encodeStateAsUpdate(doc, before) };
  };
  const drawOne = (): void => {
    const shape = new Y.Map<unknown>([
      ['k', { type: 'rectangle' }],
      ['g', [n, n * 2, 100, 50, 0]],
      ['p', new Uint8Array([n % 256, 1, 2, 3])],
    ]);
    shapes.set(`${session}${n}`, shape);
  };
  return {
    doc,
    draw: (count) => Array.from({ length: count }, () => change(drawOne)),
    erase: () => change(() => shapes.delete(`${session}0`)),
  };
}

/** What a reader sees in a document. */
export function shapesIn(doc: Y.Doc): unknown {
  return doc.getMap('shapes').toJSON();
}

/** A board as somebody who opens it gets it: its snapshot, then the log after it. Damaged entries are left out. */
export async function openDoc(storage: Storage, boardId: string): Promise<Y.Doc> {
  const { snapshot } = await storage.openBoard(boardId);
  const doc = new Y.Doc();
  if (snapshot) Y.applyUpdate(doc, gunzipSync(await downloadSnapshot(storage, boardId, snapshot.name)));
  const entries = await storage.readLog(boardId, {
    after: snapshot?.covers ?? 0,
    maxBytes: Number.MAX_SAFE_INTEGER,
  });
  for (const { bytes } of entries) if (bytes) Y.applyUpdate(doc, bytes);
  return doc;
}

export async function downloadSnapshot(storage: Storage, boardId: string, name: string): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for (let part = await storage.readSnapshot(boardId, name, 0); part; ) {
    parts.push(part);
    part = await storage.readSnapshot(boardId, name, parts.length);
  }
  return Buffer.concat(parts);
}
