import { describe, expect, it } from 'vitest';
import { createMemoryStorage, StorageError } from '../storage/index.ts';
import type { AccessRecord } from './accessRecord.ts';
import { type AccessRecordsDeps, createAccessRecords } from './accessRecords.ts';

const byDefault: AccessRecord = { openRole: 'edit', links: [] };
const openRecords = (deps: Partial<AccessRecordsDeps> = {}) =>
  createAccessRecords({
    storage: createMemoryStorage(),
    byDefault,
    maxAgeMs: Number.POSITIVE_INFINITY,
    nowMs: () => 0,
    ...deps,
  });
const owner = { id: 'o', keyHash: 'o', role: 'own', name: '', createdMs: 0, uses: 0 } as const;
const openTo =
  (openRole: AccessRecord['openRole']) =>
  (record: AccessRecord): { record: AccessRecord } => ({ record: { ...record, openRole, links: [owner] } });

describe('The access of boards', () => {
  it('is that of all boards until somebody decides about one', async () => {
    const records = openRecords();
    expect(records.current('b')).toBeUndefined();
    expect(await records.open('b')).toEqual(byDefault);
    await records.update('b', openTo('none'));
    expect(await records.open('b')).toEqual({ openRole: 'none', links: [owner] });
    expect(records.current('b')).toEqual({ openRole: 'none', links: [owner] });
    expect(await records.open('other')).toEqual(byDefault);
  });

  it('is what the store has, for whoever opens it next', async () => {
    const storage = createMemoryStorage();
    await openRecords({ storage }).update('b', openTo('view'));
    expect((await openRecords({ storage }).open('b')).openRole).toBe('view');
  });

  it('stays that of all boards where nobody owns one, except that it may be locked', async () => {
    const storage = createMemoryStorage();
    const locked = { openRole: 'edit', links: [], lockedMs: 5, undecided: true } as const;
    await openRecords({ storage }).update('b', () => ({ record: locked }));
    const later = openRecords({ storage, byDefault: { openRole: 'none', links: [] } });
    expect(await later.open('b')).toEqual({ openRole: 'none', links: [], lockedMs: 5, undecided: true });
    await later.update('b', (record, isUndecided) => {
      expect(isUndecided).toBe(true);
      return { record };
    });
    await later.update('b', (record, isUndecided) => {
      expect(isUndecided).toBe(false);
      return { record };
    });
  });

  it('stays what somebody decided who has no link, as by a grant of an application', async () => {
    const storage = createMemoryStorage();
    const record = { openRole: 'none', signedInRole: 'view', links: [] } as const;
    await openRecords({ storage }).update('b', () => ({ record }));
    expect(await openRecords({ storage }).open('b')).toEqual(record);
  });

  it('keeps the tokens of programs where nobody came by a link', async () => {
    const storage = createMemoryStorage();
    const token = { id: 't', keyHash: 'h', name: 'Robot', scopes: ['read' as const], createdMs: 1 };
    const record = { openRole: 'none', links: [], apiTokens: [token] } as const;
    await openRecords({ storage }).update('b', () => ({ record: { ...record, apiTokens: [token] } }));
    expect(await openRecords({ storage }).open('b')).toEqual(record);
  });

  it('is told when it has changed, and not when a change was denied', async () => {
    const records = openRecords();
    const heard: string[] = [];
    const stop = records.onChange((boardId) => heard.push(boardId));
    await records.update('b', openTo('view'));
    const denial = { error: 'conflict', message: 'No.' } as const;
    expect(await records.update('b', () => denial)).toEqual(denial);
    stop();
    await records.update('b', openTo('edit'));
    expect(heard).toEqual(['b']);
  });

  it('loses no change when many are made at once', async () => {
    const records = openRecords();
    const add = (id: string) => (record: AccessRecord) => ({
      record: {
        ...record,
        links: [...record.links, { id, keyHash: id, role: 'view', name: '', createdMs: 0, uses: 0 } as const],
      },
    });
    await Promise.all(['1', '2', '3', '4', '5'].map((id) => records.update('b', add(id))));
    expect((await records.open('b')).links.map(({ id }) => id).sort()).toEqual(['1', '2', '3', '4', '5']);
  });

  it('is not taken back by what was read before it was written', async () => {
    const storage = createMemoryStorage();
    const hasRead = Promise.withResolvers<void>();
    const mayAnswer = Promise.withResolvers<void>();
    let isSlow = true;
    const slowed: Pick<typeof storage, 'readRecord' | 'writeRecord'> = {
      writeRecord: storage.writeRecord,
      async readRecord(...which) {
        const read = await storage.readRecord(...which);
        hasRead.resolve();
        if (isSlow) await mayAnswer.promise;
        return read;
      },
    };
    const records = openRecords({ storage: slowed });
    const opening = records.open('b');
    await hasRead.promise;
    isSlow = false;
    await records.update('b', openTo('none'));
    mayAnswer.resolve();
    expect((await opening).openRole).toBe('none');
    expect(records.current('b')?.openRole).toBe('none');
  });

  it('that cannot be read lets nobody decide', async () => {
    const storage = createMemoryStorage();
    await storage.writeRecord('b', { kind: 'access', key: '', text: '{"openRole":"all"}', ifVersion: 0 });
    const records = openRecords({ storage });
    await expect(records.open('b')).rejects.toThrow(StorageError);
    await expect(records.update('b', openTo('edit'))).rejects.toThrow(StorageError);
  });
});

describe('The access of boards that other servers change', () => {
  it('is read anew when somebody says so, and told if it is another', async () => {
    const storage = createMemoryStorage();
    const [here, there] = [openRecords({ storage }), openRecords({ storage })];
    await here.open('b');
    const heard: unknown[] = [];
    here.onChange((...told) => heard.push(told));
    await here.refresh('b');
    expect(heard).toEqual([]);
    await there.update('b', openTo('none'));
    await here.refresh('b');
    expect(heard).toEqual([['b', false]]);
    expect(here.current('b')?.openRole).toBe('none');
  });

  it('is read anew after a while when nobody says so', async () => {
    const storage = createMemoryStorage();
    let nowMs = 0;
    const here = openRecords({ storage, maxAgeMs: 500, nowMs: () => nowMs });
    await here.open('b');
    await openRecords({ storage }).update('b', openTo('none'));
    nowMs = 500;
    expect((await here.open('b')).openRole).toBe('edit');
    nowMs = 501;
    expect((await here.open('b')).openRole).toBe('none');
  });
});
