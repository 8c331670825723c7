import { beforeEach, expect, it } from 'vitest';
import type { Storage } from './index.ts';
import { describeStorage } from './test/describeStorage.ts';
import { createDrawing } from './test/drawing.ts';

describeStorage('The list of boards in %s storage', (tested) => {
  let storage: Storage;
  const draw = async (boardId: string, count: number): Promise<void> => {
    const { epoch } = await storage.openBoard(boardId);
    await storage.append(boardId, epoch, createDrawing({ session: `on ${boardId}` }).draw(count));
  };
  const ids = async (range: Parameters<Storage['listBoards']>[0]): Promise<string[]> =>
    (await storage.listBoards(range)).boards.map(({ id }) => id);

  beforeEach(() => {
    storage = tested.storage;
  });

  it('has none that was never written', async () => {
    await storage.openBoard('b');
    expect(await storage.listBoards({ skip: 0, limit: 10 })).toEqual({ boards: [], total: 0 });
  });

  it('says how much is on a board, who drew and who may enter', async () => {
    const [first, ...rest] = createDrawing().draw(3);
    if (!first) throw new Error('Three were asked for.');
    const writer = { client: 7, name: 'Ada', color: '#112233' };
    await tested.append([{ ...first, writer }, ...rest]);
    await storage.writeRecord('b', { kind: 'access', key: '', text: '{"links":[]}', ifVersion: 0 });
    const { boards } = await storage.listBoards({ skip: 0, limit: 10 });
    const bytes = [first, ...rest].reduce((sum, entry) => sum + entry.bytes.length, 0);
    expect(boards).toEqual([
      {
        id: 'b',
        entries: 3,
        bytes,
        historyBytes: 0,
        createdMs: expect.any(Number),
        changedMs: expect.any(Number),
        people: 1,
        access: '{"links":[]}',
      },
    ]);
  });

  it('knows what a board weighs, and when it was changed, when its log has become a snapshot', async () => {
    await draw('b', 20);
    const [before] = (await storage.listBoards({ skip: 0, limit: 1 })).boards;
    const compacted = await storage.compact('b');
    const [after] = (await storage.listBoards({ skip: 0, limit: 1 })).boards;
    expect(after).toMatchObject({ entries: 20, bytes: compacted?.snapshot?.gzipBytes });
    expect(after?.historyBytes).toBeGreaterThan(0);
    expect(after?.changedMs).toBe(before?.changedMs);
  });

  it('is read page by page, or by a part of the id', async () => {
    for (const id of ['ant', 'bee', 'cat', 'dog']) await draw(id, 1);
    const all = await ids({ skip: 0, limit: 10 });
    expect([...all].sort()).toEqual(['ant', 'bee', 'cat', 'dog']);
    expect([...(await ids({ skip: 0, limit: 3 })), ...(await ids({ skip: 3, limit: 3 }))]).toEqual(all);
    expect(await storage.listBoards({ skip: 1, limit: 1 })).toMatchObject({ total: 4 });
    expect(await storage.listBoards({ skip: 0, limit: 10, find: 'a' })).toMatchObject({ total: 2 });
    expect(
      (await ids({ skip: 0, limit: 10, find: 'ee' })).concat(await ids({ skip: 0, limit: 9, find: '%' })),
    ).toEqual(['bee']);
  });
});
