import { beforeEach, expect, it } from 'vitest';
import type { NewAuditEntry, Storage } from './index.ts';
import { describeStorage } from './test/describeStorage.ts';

const entry = (timeMs: number, boardId = 'b'): NewAuditEntry => ({
  timeMs,
  boardId,
  text: JSON.stringify({ did: `thing ${timeMs}`, who: 'Zoë 🎨' }),
});

describeStorage('What was done to boards, in %s storage', (tested) => {
  let storage: Storage;
  const times = async (range: Parameters<Storage['readAudit']>[0]): Promise<number[]> =>
    (await storage.readAudit(range)).map(({ timeMs }) => timeMs);

  beforeEach(() => {
    storage = tested.storage;
  });

  it('is nothing at first', async () => {
    expect(await storage.readAudit({ limit: 10 })).toEqual([]);
  });

  it('is read as it was written, the newest first', async () => {
    await storage.appendAudit([entry(1), entry(2, '')]);
    await storage.appendAudit([entry(3)]);
    const read = await storage.readAudit({ limit: 10 });
    expect(read.map(({ id: _, ...rest }) => rest)).toEqual([entry(3), entry(2, ''), entry(1)]);
    const ids = read.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort((a, b) => b - a));
  });

  it('is read page by page, of all boards or of one', async () => {
    await storage.appendAudit([1, 2, 3, 4, 5].map((time) => entry(time, time % 2 === 0 ? 'even' : 'odd')));
    const [first, second] = await storage.readAudit({ limit: 2 });
    expect([first?.timeMs, second?.timeMs]).toEqual([5, 4]);
    expect(await times({ limit: 2, ...(second && { before: second.id }) })).toEqual([3, 2]);
    expect(await times({ limit: 10, boardId: 'odd' })).toEqual([5, 3, 1]);
    expect(await times({ limit: 10, boardId: 'odd', ...(first && { before: first.id }) })).toEqual([3, 1]);
    expect(await times({ limit: 10, boardId: 'none' })).toEqual([]);
  });

  it('is dropped when it is older, and no id is given twice', async () => {
    await storage.appendAudit([entry(1), entry(2), entry(3)]);
    const [newest] = await storage.readAudit({ limit: 1 });
    await storage.dropAudit(3);
    expect(await times({ limit: 10 })).toEqual([3]);
    await storage.dropAudit(4);
    await storage.appendAudit([entry(9)]);
    const [next] = await storage.readAudit({ limit: 10 });
    expect(next?.id).toBeGreaterThan(newest?.id ?? Number.NaN);
  });

  it('outlives the board', async () => {
    await tested.append([{ session: 's', n: 1, bytes: new Uint8Array([0, 0]) }]);
    await storage.appendAudit([entry(1)]);
    await storage.deleteBoard('b');
    expect(await times({ limit: 10, boardId: 'b' })).toEqual([1]);
  });

  it.runIf(tested.isDurable)('outlives the process', async () => {
    await storage.appendAudit([entry(1)]);
    storage = await tested.reopen();
    expect(await times({ limit: 10 })).toEqual([1]);
  });
});
