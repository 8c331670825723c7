import { createManualClock } from '@drawbridge/sync/test';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createLog } from '../log.ts';
import { createMemoryStorage, type Storage } from '../storage/index.ts';
import { createLocalGate } from './gate/localGate.ts';
import { createJournal } from './journal.ts';

/** A board that is open on a node, and its storage, which another node writes. */
async function openJournal() {
  const storage = createMemoryStorage();
  await write(storage, 1);
  const told: (number | string)[] = [];
  const journal = createJournal(await storage.openBoard('b'), {
    boardId: 'b',
    storage,
    gate: createLocalGate(),
    clock: createManualClock(),
    log: createLog({ logLevel: 'silent', logFormat: 'json' }),
    metrics: { followed() {}, overtaken() {} },
    limits: { maxBoardBytes: 1e9, maxBoardShapes: 1e9 },
    announce: ({ seq }) => told.push(seq),
    isSnapshotRead: () => false,
    onMoved: () => told.push('moved'),
    onReplaced: () => told.push('replaced'),
    onFilled() {},
    onIdle() {},
  });
  return { storage, journal, told };
}

const doc = new Y.Doc();

/** Adds an entry, as another node does. */
async function write(storage: Storage, n: number): Promise<void> {
  const before = Y.encodeStateVector(doc);
  doc.getMap('shapes').set(`s${n}`, n);
  const { epoch } = await storage.openBoard('b');
  await storage.append('b', epoch, [{ session: 's', n, bytes: Y.encodeStateAsUpdate(doc, before) }]);
}

describe('A log to which another node adds', () => {
  it('is announced from where it was known to where it ends', async () => {
    const { storage, journal, told } = await openJournal();
    await write(storage, 2);
    await write(storage, 3);
    await journal.refresh();
    expect(told).toEqual([2, 3]);
    journal.close();
  });

  it('is known to its end at once when a part of it is only in a snapshot, and everybody is to read that', async () => {
    const { storage, journal, told } = await openJournal();
    await write(storage, 2);
    await storage.compact('b');
    await write(storage, 3);
    await journal.refresh();
    expect(told).toEqual(['moved']);
    expect(journal.ledger).toMatchObject({ head: 3, snapshot: { covers: 2 } });
    journal.close();
  });

  it('is not waited for any more when the board is closed, or is another one', async () => {
    const { storage, journal, told } = await openJournal();
    await storage.deleteBoard('b');
    for (const n of [2, 3, 4]) await write(storage, n);
    const refreshed = journal.refresh().then(
      () => 'known',
      () => 'given up',
    );
    await expect.poll(() => told).toEqual(['replaced']);
    journal.close();
    expect(await refreshed).toBe('given up');
  });

  it('is taken as it is heard, each entry once, and read where something is missing', async () => {
    const { storage, journal, told } = await openJournal();
    for (const n of [2, 3, 4]) await write(storage, n);
    const [, second, third] = await storage.readLog('b', { after: 0, maxBytes: 1e6 });
    if (!second?.bytes || !third?.bytes) throw new Error('The log should have three.');
    journal.hear({ seq: 2, peerId: 7, bytes: second.bytes });
    journal.hear({ seq: 2, peerId: 7, bytes: second.bytes });
    await expect.poll(() => told).toEqual([2]);
    journal.hear({ seq: 4 });
    await expect.poll(() => told).toEqual([2, 3, 4]);
    journal.hear({ seq: 3, peerId: 7, bytes: third.bytes });
    await journal.refresh();
    expect(told).toEqual([2, 3, 4]);
    journal.close();
  });
});
