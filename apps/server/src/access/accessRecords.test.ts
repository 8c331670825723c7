import { describe, expect, it } from 'vitest';
import { createMemoryStorage, StorageError } from '../storage/index.ts';
import type { AccessRecord } from './accessRecord.ts';
import { createAccessRecords } from './accessRecords.ts';

const byDefault: AccessRecord = { openRole: 'edit', links: [] };
const owner = { id: 'o', keyHash: 'o', role: 'own', name: '', createdMs: 0, uses: 0 } as const;
const openTo =
  (openRole: AccessRecord['openRole']) =>
  (record: AccessRecord): { record: AccessRecord } => ({ record: { ...record, openRole, links: [owner] } });

describe('The access of boards', () => {
  it('is that of all boards until somebody decides about one', async () => {
    const records = createAccessRecords({ storage: createMemoryStorage(), byDefault });
    expect(records.current('b')).toBeUndefined();
    expect(await records.open('b')).toEqual(byDefault);
    await records.update('b', openTo('none'));
    expect(await records.open('b')).toEqual({ openRole: 'none', links: [owner] });
    expect(records.current('b')).toEqual({ openRole: 'none', links: [owner] });
    expect(await records.open('other')).toEqual(byDefault);
  });

  it('is what the store has, for whoever opens it next', async () => {
    const storage = createMemoryStorage();
    await createAccessRecords({ storage, byDefault }).update('b', openTo('view'));
    expect((await createAccessRecords({ storage, byDefault }).open('b')).openRole).toBe('view');
  });

  it('stays that of all boards where nobody owns one, except that it may be locked', async () => {
    const storage = createMemoryStorage();
    const locked = { openRole: 'edit', links: [], lockedMs: 5 } as const;
    await createAccessRecords({ storage, byDefault }).update('b', () => ({ record: locked }));
    const later = createAccessRecords({ storage, byDefault: { openRole: 'none', links: [] } });
    expect(await later.open('b')).toEqual({ openRole: 'none', links: [], lockedMs: 5 });
  });

  it('is told when it has changed, and not when a change was denied', async () => {
    const records = createAccessRecords({ storage: createMemoryStorage(), byDefault });
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
    const records = createAccessRecords({ storage: createMemoryStorage(), byDefault });
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
    const records = createAccessRecords({ storage: slowed, byDefault });
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
    const records = createAccessRecords({ storage, byDefault });
    await expect(records.open('b')).rejects.toThrow(StorageError);
    await expect(records.update('b', openTo('edit'))).rejects.toThrow(StorageError);
  });
});
