import { beforeEach, expect, it } from 'vitest';
import { type Storage, StorageError } from './index.ts';
import { describeStorage } from './test/describeStorage.ts';
import { createDrawing, openDoc, shapesIn } from './test/drawing.ts';

const FILE = '3c'.repeat(32);
const everything = { before: Number.MAX_SAFE_INTEGER, limit: 1_000 };

describeStorage('A board deleted from %s storage', (tested) => {
  let storage: Storage;

  beforeEach(() => {
    storage = tested.storage;
  });

  /** A board with something of everything: a snapshot and one before it, past, a version, a log, writers, a file. */
  const fill = async (boardId: string) => {
    const drawing = createDrawing();
    const writer = { client: 7, name: 'Ada', color: '#123456' };
    const draw = async () => {
      const { epoch } = await storage.openBoard(boardId);
      await storage.append(
        boardId,
        epoch,
        drawing.draw(250).map((entry) => ({ ...entry, writer })),
      );
    };
    await draw();
    await storage.compact(boardId);
    await storage.nameVersion(boardId, { seq: 10, name: 'First' });
    await draw();
    await storage.compact(boardId);
    await draw();
    await storage.files.claim(boardId, FILE, { bytes: 10, maxBytes: 100 });
    await storage.writeRecord(boardId, { kind: 'note', key: 'k', text: 'kept', ifVersion: 0 });
    return { drawing, ...(await storage.openBoard(boardId)) };
  };

  it('is one that was never written, but for its records', async () => {
    const { epoch, snapshot } = await fill('b');
    await storage.deleteBoard('b');
    const after = await storage.openBoard('b');
    expect(after).toEqual({
      epoch: expect.any(String),
      head: 0,
      tail: { entries: 0, bytes: 0 },
      damaged: 0,
    });
    expect(await storage.readLog('b', { after: 0, maxBytes: 1_000_000 })).toEqual([]);
    expect(await storage.readSnapshot('b', snapshot?.name ?? '', 0)).toBeUndefined();
    expect(await storage.readHistory('b', everything)).toEqual({ spans: [], isAll: true });
    expect(await storage.readBoardAt('b', 10)).toBeUndefined();
    expect(await storage.listVersions('b')).toEqual([]);
    expect(await storage.readWriters('b')).toEqual([]);
    expect(await storage.lastN('b', 's')).toBe(0);
    expect(await storage.follows('b', epoch, 1)).toBe(false);
    expect(await storage.files.has('b', FILE)).toBe(false);
    expect((await storage.readRecord('b', 'note', 'k'))?.text).toBe('kept');
  });

  it('leaves the others as they are', async () => {
    const { drawing } = await fill('other');
    await fill('b');
    await storage.deleteBoard('b');
    expect(shapesIn(await openDoc(storage, 'other'))).toEqual(shapesIn(drawing.doc));
    expect(await storage.listVersions('other')).toHaveLength(1);
    expect(await storage.readBoardAt('other', 10)).toBeDefined();
    expect(await storage.files.has('other', FILE)).toBe(true);
  });

  it('takes nothing from who opened it before, whether it was written or not', async () => {
    const { epoch, drawing } = await fill('b');
    const { epoch: fresh } = await storage.openBoard('new');
    for (const boardId of ['b', 'new', 'b']) await storage.deleteBoard(boardId);
    await expect(storage.append('b', epoch, drawing.draw(1))).rejects.toThrow(StorageError);
    await expect(storage.append('new', fresh, drawing.draw(1))).rejects.toThrow(StorageError);
    expect((await storage.openBoard('b')).head).toBe(0);
  });

  it('stays so whatever was being done with it', async () => {
    const { epoch, drawing } = await fill('b');
    const [, ...others] = await Promise.allSettled([
      storage.deleteBoard('b'),
      storage.compact('b'),
      storage.nameVersion('b', { seq: 20, name: 'Late' }),
      storage.append('b', epoch, drawing.draw(1)),
      storage.files.unused([FILE], 0),
    ]);
    expect(others).toHaveLength(4);
    await storage.deleteBoard('b');
    expect(await storage.listVersions('b')).toEqual([]);
    expect((await storage.openBoard('b')).head).toBe(0);
  });

  it('could be written anew', async () => {
    await fill('b');
    await storage.deleteBoard('b');
    const drawing = createDrawing();
    const { epoch } = await storage.openBoard('b');
    await storage.append('b', epoch, drawing.draw(3));
    await storage.compact('b');
    expect(shapesIn(await openDoc(storage, 'b'))).toEqual(shapesIn(drawing.doc));
  });
});
