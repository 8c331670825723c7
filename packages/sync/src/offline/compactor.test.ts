import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import { createManualClock } from '../test/manualClock.ts';
import { createCompactor } from './compactor.ts';
import type { CompactAnswer, CompactRequest } from './compactWorker.ts';
import { type CopyId, inTransaction, openDatabase } from './database.ts';
import { createDisk } from './disk.ts';

const ID: CopyId = ['board', 1];
const EMPTY_UPDATE = new Uint8Array([0, 0]);

afterEach(() => vi.unstubAllGlobals());

/** Workers that do nothing by themselves. */
function stubWorkers(): FakeWorker[] {
  const workers: FakeWorker[] = [];
  vi.stubGlobal(
    'Worker',
    class extends FakeWorker {
      constructor() {
        super();
        workers.push(this);
      }
    },
  );
  return workers;
}

class FakeWorker {
  onmessage: ((event: { data: CompactAnswer }) => void) | undefined;
  onerror: (() => void) | undefined;
  readonly asked: CompactRequest[] = [];
  readonly terminate = vi.fn();
  postMessage(request: CompactRequest): void {
    this.asked.push(request);
  }
}

/** A copy of more rows than there should be. */
async function openCopy(databaseName: string) {
  const clock = createManualClock();
  const db = await openDatabase({ name: databaseName, clock, onLost: () => {} });
  const rows = Array.from({ length: 201 }, (_, index) => ({ n: index + 1, bytes: EMPTY_UPDATE.length }));
  await inTransaction(db, { stores: ['copies', 'doc'] }, async (tx) => {
    await tx.objectStore('copies').put({ lastSeq: 0, birth: 'birth', rows, openedMs: 0 }, ID);
    for (const { n } of rows) await tx.objectStore('doc').put(EMPTY_UPDATE, [...ID, n]);
  });
  const compactor = createCompactor({
    disk: createDisk({ databaseName, boardId: 'board', clock }),
    databaseName,
  });
  return {
    compactor,
    countRows: async () => [await db.count('doc'), (await db.get('copies', ID))?.rows.length],
  };
}

test('a worker is asked, one at a time, and is gone when it is done', async () => {
  const workers = stubWorkers();
  const { compactor } = await openCopy('one');
  compactor.compact(ID);
  compactor.compact(ID);
  expect(workers.map(({ asked }) => asked)).toEqual([[{ databaseName: 'one', id: ID }]]);
  workers[0]?.onmessage?.({ data: { isDone: true } });
  expect(workers[0]?.terminate).toHaveBeenCalledOnce();
  compactor.compact(ID);
  expect(workers).toHaveLength(2);
  compactor.close();
  expect(workers[1]?.terminate).toHaveBeenCalledOnce();
});

test.each([
  ['does not start', (worker: FakeWorker | undefined) => worker?.onerror?.()],
  ['could not do it', (worker: FakeWorker | undefined) => worker?.onmessage?.({ data: { isDone: false } })],
])('where a worker %s, it is done here', async (why, fail) => {
  const workers = stubWorkers();
  const { compactor, countRows } = await openCopy(why);
  compactor.compact(ID);
  fail(workers[0]);
  expect(await countRows()).toEqual([201, 201]);
  compactor.compact(ID);
  await vi.waitFor(async () => expect(await countRows()).toEqual([1, 1]));
  expect(workers).toHaveLength(1);
});
