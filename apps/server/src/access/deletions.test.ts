import { createManualClock } from '@drawbridge/sync/test';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { GUEST } from '../signIn/identity.ts';
import { createMemoryStorage, type Storage, StorageError } from '../storage/index.ts';
import { createAccess } from './access.ts';
import { createDeletions } from './deletions.ts';

const log = pino({ level: 'silent' });
const config = {
  access: 'open',
  createKey: '',
  apiKey: '',
  tokenSeconds: 60,
  guests: 'on',
  readOnly: 'off',
} as const;

/** A server that starts upon what another one left. */
function start(storage: Storage) {
  const clock = createManualClock();
  const access = createAccess({ storage, config, log });
  return { clock, access, deletions: createDeletions({ storage, access, clock, log }) };
}

async function setUp() {
  const storage = createMemoryStorage();
  const { epoch } = await storage.openBoard('b');
  await storage.append('b', epoch, [{ session: 's', n: 1, bytes: new Uint8Array([1]) }]);
  const head = async () => (await storage.openBoard('b')).head;
  const notes = () => storage.listRecords('', 'deletion');
  return { storage, head, notes };
}

const turns = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('A deleted board lets nobody in, tells, and is gone from the store', async () => {
  const { storage, head, notes } = await setUp();
  const { access, deletions } = start(storage);
  const told: string[] = [];
  deletions.onDeleted((boardId) => told.push(boardId));
  expect(await deletions.deleteBoard('b', 'owner')).toEqual({ deletedMs: expect.any(Number) });
  await turns();
  expect(told).toEqual(['b']);
  expect([await head(), await notes()]).toEqual([0, []]);
  expect(await access.admit('b', undefined)).toMatchObject({ error: 'deleted' });
  expect(await access.claim('b', undefined, GUEST)).toMatchObject({ error: 'deleted' });
  expect(await access.exchange('b', { key: 'k'.repeat(43) }, GUEST)).toMatchObject({ error: 'deleted' });
  expect(await access.sharing.setGeneral('b', { openRole: 'edit' })).toMatchObject({ error: 'deleted' });
  expect(await deletions.deleteBoard('b', 'owner')).toMatchObject({ error: 'deleted' });
});

it('What a crash left of a deleted board goes at the next start', async () => {
  const { storage, head, notes } = await setUp();
  const dying: Storage = { ...storage, deleteBoard: () => new Promise(() => {}) };
  await start(dying).deletions.deleteBoard('b', 'owner');
  expect([await head(), (await notes()).length]).toEqual([1, 1]);
  await start(storage).deletions.resume();
  await turns();
  expect([await head(), await notes()]).toEqual([0, []]);
});

it('A board stays whose deletion came no further than the note of it', async () => {
  const { storage, head, notes } = await setUp();
  const failing: Storage = {
    ...storage,
    async writeRecord(boardId, record) {
      if (record.kind === 'access') throw new StorageError('The disk is full.');
      return storage.writeRecord(boardId, record);
    },
  };
  await expect(start(failing).deletions.deleteBoard('b', 'owner')).rejects.toThrow('full');
  const { access, deletions } = start(storage);
  await deletions.resume();
  await turns();
  expect([await head(), await notes()]).toEqual([1, []]);
  expect(await access.admit('b', undefined)).toMatchObject({ role: 'edit' });
});

it('What the disk refuses to remove is tried again', async () => {
  const { storage, head } = await setUp();
  let isBroken = true;
  const { clock, deletions } = start({
    ...storage,
    async deleteBoard(boardId) {
      if (isBroken) throw new StorageError('The disk hangs.');
      await storage.deleteBoard(boardId);
    },
  });
  await deletions.deleteBoard('b', 'owner');
  await turns();
  expect(await head()).toBe(1);
  isBroken = false;
  clock.advance(60_000);
  await turns();
  expect(await head()).toBe(0);
});
