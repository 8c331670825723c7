import { gunzipSync } from 'node:zlib';
import { beforeEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type NewEntry, SNAPSHOT_GRACE_MS, type Storage, StorageError } from './index.ts';
import { describeStorage } from './test/describeStorage.ts';
import { createDrawing, downloadSnapshot, openDoc, shapesIn } from './test/drawing.ts';

const everything = { after: 0, maxBytes: Number.MAX_SAFE_INTEGER };
const rubbish = (n: number): NewEntry => ({ session: 'r', n, bytes: new Uint8Array([255, 255, n]) });

describeStorage('%s storage, compacting,', (tested) => {
  const { append } = tested;
  let storage: Storage;

  beforeEach(() => {
    storage = tested.storage;
  });

  it('turns the log into a snapshot that loads to the same board', async () => {
    const drawing = createDrawing();
    await append([...drawing.draw(20), drawing.erase()]);
    const board = await storage.compact('b');
    expect(board).toMatchObject({ head: 21, tail: { entries: 0, bytes: 0 }, damaged: 0 });
    expect(board?.snapshot).toMatchObject({ covers: 21, name: expect.stringMatching(/^[a-zA-Z0-9]+$/) });
    expect(await storage.openBoard('b')).toEqual(board);
    expect(shapesIn(await openDoc(storage, 'b'))).toEqual(shapesIn(drawing.doc));
  });

  it('hands out the snapshot in parts that together are one gzip stream of the size that it tells', async () => {
    const drawing = createDrawing();
    const shapes = drawing.doc.getMap<unknown>('shapes');
    const points = Uint8Array.from({ length: 700_000 }, () => Math.floor(Math.random() * 256));
    shapes.set('stroke', points);
    await append([{ session: 's', n: 1, bytes: Y.encodeStateAsUpdate(drawing.doc) }]);
    const snapshot = (await storage.compact('b'))?.snapshot;
    if (!snapshot) throw new Error('There is no snapshot.');
    const gzip = await downloadSnapshot(storage, 'b', snapshot.name);
    expect(gzip.length).toBe(snapshot.gzipBytes);
    expect(gunzipSync(gzip).length).toBe(snapshot.bytes);
    expect(await storage.readSnapshot('b', snapshot.name, 2)).toBeDefined();
    expect(await storage.readSnapshot('b', snapshot.name, 3)).toBeUndefined();
  });

  it('knows no snapshot of another name, or of another board', async () => {
    await append(createDrawing().draw(1));
    const name = (await storage.compact('b'))?.snapshot?.name ?? '';
    expect(await storage.readSnapshot('b', 'other', 0)).toBeUndefined();
    expect(await storage.readSnapshot('other', name, 0)).toBeUndefined();
  });

  it('has nothing to do for a board that was never written, or not since', async () => {
    expect(await storage.compact('b')).toBeUndefined();
    await append(createDrawing().draw(1));
    await storage.compact('b');
    expect(await storage.compact('b')).toBeUndefined();
  });

  it('keeps what was appended meanwhile in the log', async () => {
    const drawing = createDrawing();
    await append(drawing.draw(30));
    const compacting = storage.compact('b');
    for (let round = 0; round < 20; round += 1) await append(drawing.draw(5));
    await compacting;
    const { head, snapshot, tail } = await storage.openBoard('b');
    expect(head).toBe(130);
    const log = await storage.readLog('b', { ...everything, after: snapshot?.covers ?? 0 });
    expect(log.length).toBe(head - (snapshot?.covers ?? 0));
    expect(tail.entries).toBe(log.length);
    expect(shapesIn(await openDoc(storage, 'b'))).toEqual(shapesIn(drawing.doc));
  });

  it('lets one of two compactions win, and nothing is lost', async () => {
    const drawing = createDrawing();
    await append(drawing.draw(10));
    const first = storage.compact('b');
    await append(drawing.draw(5));
    const boards = await Promise.all([first, storage.compact('b')]);
    await append(drawing.draw(1));
    expect(boards.some((board) => board)).toBe(true);
    expect(shapesIn(await openDoc(storage, 'b'))).toEqual(shapesIn(drawing.doc));
  });

  it('merges what came later into the snapshot', async () => {
    const drawing = createDrawing();
    await append(drawing.draw(10));
    const before = await storage.compact('b');
    await append(drawing.draw(10));
    const after = await storage.compact('b');
    expect(after?.snapshot?.covers).toBe(20);
    expect(after?.snapshot?.name).not.toBe(before?.snapshot?.name);
    expect(shapesIn(await openDoc(storage, 'b'))).toEqual(shapesIn(drawing.doc));
  });

  it('leaves only what the snapshot does not cover in the log, and counts on', async () => {
    const drawing = createDrawing();
    await append(drawing.draw(10));
    await storage.compact('b');
    expect(await storage.readLog('b', everything)).toEqual([]);
    const [appended] = await append(drawing.draw(1));
    expect(appended?.seq).toBe(11);
    expect((await storage.readLog('b', everything)).map(({ seq }) => seq)).toEqual([11]);
  });

  it('recognises a resend of what it merged, with a seq that the snapshot covers', async () => {
    const drawing = createDrawing();
    const entries = drawing.draw(10);
    await append(entries);
    await storage.compact('b');
    const resent = await append([...entries, ...drawing.draw(1)]);
    expect(resent.slice(0, 10).every(({ seq, isDuplicate }) => isDuplicate && seq >= 1 && seq <= 10)).toBe(
      true,
    );
    expect(resent[10]).toEqual({ seq: 11, isDuplicate: false });
  });

  it('recognises a resend after one more compaction, in which the session had no part', async () => {
    const [entry] = createDrawing().draw(1);
    if (!entry) throw new Error('Nothing was drawn.');
    await append([entry]);
    await storage.compact('b');
    await append(createDrawing({ session: 'other', clientId: 8 }).draw(1));
    await storage.compact('b');
    expect(await append([entry])).toEqual([{ seq: 1, isDuplicate: true }]);
  });

  it('answers the highest number of a session, whether it is in the log or not', async () => {
    const drawing = createDrawing();
    await append(drawing.draw(10));
    await storage.compact('b');
    expect(await storage.lastN('b', 's')).toBe(10);
    await append(drawing.draw(2));
    expect(await storage.lastN('b', 's')).toBe(12);
  });

  it('follows the same log as before', async () => {
    await append(createDrawing().draw(10));
    const { epoch } = await storage.openBoard('b');
    await storage.compact('b');
    expect(await storage.follows('b', epoch, 10)).toBe(true);
    expect(await storage.follows('b', epoch, 11)).toBe(false);
  });

  it('keeps the snapshot before until everybody who reads it is done', async () => {
    const drawing = createDrawing();
    await append(drawing.draw(1));
    const name = (await storage.compact('b'))?.snapshot?.name ?? '';
    const compactAfter = async (waitMs: number): Promise<void> => {
      tested.pass(waitMs);
      await append(drawing.draw(1));
      await storage.compact('b');
    };
    await compactAfter(0);
    await compactAfter(SNAPSHOT_GRACE_MS - 1);
    expect(await storage.readSnapshot('b', name, 0)).toBeDefined();
    await compactAfter(1);
    expect(await storage.readSnapshot('b', name, 0)).toBeUndefined();
  });

  it('puts aside what is no update, and merges the rest', async () => {
    const drawing = createDrawing();
    await append([rubbish(1), ...drawing.draw(5), rubbish(2), ...drawing.draw(5)]);
    const board = await storage.compact('b');
    expect(board).toMatchObject({ head: 12, damaged: 2, tail: { entries: 0 } });
    expect(shapesIn(await openDoc(storage, 'b'))).toEqual(shapesIn(drawing.doc));
  });

  it('recognises a resend of what it put aside', async () => {
    await append([rubbish(1)]);
    await storage.compact('b');
    expect(await append([rubbish(1)])).toEqual([{ seq: 1, isDuplicate: true }]);
  });

  it('compacts each board by itself', async () => {
    const drawing = createDrawing();
    const { epoch } = await storage.openBoard('other');
    await storage.append('other', epoch, drawing.draw(3));
    await append(createDrawing().draw(3));
    await storage.compact('b');
    expect(await storage.openBoard('other')).toMatchObject({ head: 3, tail: { entries: 3 } });
    expect(shapesIn(await openDoc(storage, 'other'))).toEqual(shapesIn(drawing.doc));
  });

  it('rejects a compaction after it was closed', async () => {
    await append(createDrawing().draw(3));
    await storage.close();
    await expect(
      storage.compact('b').then((board) => board ?? Promise.reject(new StorageError('none'))),
    ).rejects.toThrow(StorageError);
  });
});
