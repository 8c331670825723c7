import { beforeEach, expect, it } from 'vitest';
import type { NewRecord, Storage } from './index.ts';
import { describeStorage } from './test/describeStorage.ts';

const record = (key: string, text: string, ifVersion = 0): NewRecord => ({
  kind: 'note',
  key,
  text,
  ifVersion,
});

describeStorage('Records in %s storage', (tested) => {
  let storage: Storage;

  const version = async (...args: Parameters<Storage['writeRecord']>): Promise<number> =>
    (await storage.writeRecord(...args)) ?? Number.NaN;

  beforeEach(() => {
    storage = tested.storage;
  });

  it('are not there before they are written', async () => {
    expect(await storage.readRecord('b', 'note', 'k')).toBeUndefined();
    expect(await storage.listRecords('b', 'note')).toEqual([]);
  });

  it('are read as they were written, of a board without a log too', async () => {
    const text = JSON.stringify({ name: 'Zoë 🎨', lines: ['a', 'b\n'] });
    const written = await version('b', record('k', text));
    expect(await storage.readRecord('b', 'note', 'k')).toEqual({ key: 'k', version: written, text });
    expect((await storage.openBoard('b')).head).toBe(0);
  });

  it('are replaced by who knows the version that is there', async () => {
    const first = await version('b', record('k', 'one'));
    const second = await version('b', record('k', 'two', first));
    expect(second).toBeGreaterThan(first);
    expect(await storage.readRecord('b', 'note', 'k')).toEqual({ key: 'k', version: second, text: 'two' });
  });

  it('are not replaced by who knows another version, or none', async () => {
    const first = await version('b', record('k', 'one'));
    const second = await version('b', record('k', 'two', first));
    for (const wrong of [0, first, second + 1]) {
      expect(await storage.writeRecord('b', record('k', 'three', wrong))).toBeUndefined();
    }
    expect(await storage.writeRecord('b', record('other', 'three', second))).toBeUndefined();
    expect((await storage.listRecords('b', 'note')).map(({ text }) => text)).toEqual(['two']);
  });

  it('are won by one of many who write at once', async () => {
    const writes = Array.from({ length: 20 }, (_, index) =>
      storage.writeRecord('b', record('k', `from ${index}`)),
    );
    const won = (await Promise.all(writes)).filter((answer) => answer !== undefined);
    expect(won).toHaveLength(1);
    expect((await storage.readRecord('b', 'note', 'k'))?.version).toBe(won[0]);
  });

  it('belong to one board, one kind and one key', async () => {
    await storage.writeRecord('b', record('k', 'mine'));
    await storage.writeRecord('other', record('k', 'theirs'));
    await storage.writeRecord('b', { kind: 'task', key: 'k', text: 'another kind', ifVersion: 0 });
    await storage.writeRecord('b', record('K', 'another key'));
    expect((await storage.readRecord('b', 'note', 'k'))?.text).toBe('mine');
    expect((await storage.listRecords('other', 'note')).map(({ text }) => text)).toEqual(['theirs']);
    expect((await storage.listRecords('b', 'task')).map(({ text }) => text)).toEqual(['another kind']);
  });

  it('are listed in the order of their keys', async () => {
    for (const key of ['b', 'Z', 'a', 'é', '10', '9']) await storage.writeRecord('b', record(key, key));
    const keys = (await storage.listRecords('b', 'note')).map(({ key }) => key);
    expect(keys).toEqual(['10', '9', 'Z', 'a', 'b', 'é']);
  });

  it('are removed by who knows the version that is there, and have a new one when they come back', async () => {
    const first = await version('b', record('k', 'one'));
    expect(await storage.removeRecord('b', 'note', 'k', first + 1)).toBe(false);
    expect(await storage.removeRecord('b', 'note', 'none', 0)).toBe(false);
    expect(await storage.removeRecord('b', 'note', 'k', first)).toBe(true);
    expect(await storage.readRecord('b', 'note', 'k')).toBeUndefined();
    expect(await version('b', record('k', 'again'))).toBeGreaterThan(first);
  });

  it.runIf(tested.isDurable)('outlive the process', async () => {
    const written = await version('b', record('k', 'kept'));
    storage = await tested.reopen();
    expect(await storage.readRecord('b', 'note', 'k')).toEqual({ key: 'k', version: written, text: 'kept' });
    expect(await version('b', record('k', 'next', written))).toBeGreaterThan(written);
  });
});
