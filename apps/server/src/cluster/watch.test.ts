import { createManualClock } from '@drawbridge/sync/test';
import { expect, it } from 'vitest';
import { createLog } from '../log.ts';
import { createMemoryStorage, StorageError } from '../storage/index.ts';
import { watchBoards } from './watch.ts';

/** What asked the storage has had its answer. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

function startWatch() {
  const clock = createManualClock();
  const storage = createMemoryStorage();
  const seen: string[] = [];
  let isUp = true;
  let isBroken = false;
  const stop = watchBoards({
    storage: {
      findStanding: (boardIds) =>
        isBroken ? Promise.reject(new StorageError('It is away.')) : storage.findStanding(boardIds),
    },
    clock,
    log: createLog({ logLevel: 'silent', logFormat: 'json' }),
    isUp: () => isUp,
    boardIds: () => ['b'],
    onLooked: (boardId, { head }) => seen.push(`${boardId} ${head}`),
    onRecords: (boardId) => seen.push(`${boardId} records`),
  });
  const pass = async (ms: number): Promise<string[]> => {
    clock.advance(ms);
    await settled();
    return seen.splice(0);
  };
  return {
    storage,
    stop,
    pass,
    setUp: (next: boolean) => {
      isUp = next;
    },
    setBroken: (next: boolean) => {
      isBroken = next;
    },
  };
}

it('The open boards are looked at, and what is kept beside their logs only when it has changed', async () => {
  const { storage, pass } = startWatch();
  expect(await pass(800)).toEqual(['b records', 'b 0']);
  expect(await pass(800)).toEqual(['b 0']);
  await storage.writeRecord('b', { kind: 'k', key: '', text: '', ifVersion: 0 });
  expect(await pass(800)).toEqual(['b records', 'b 0']);
});

it('They are looked at more often while nodes do not hear each other', async () => {
  const { pass, setUp } = startWatch();
  setUp(false);
  await pass(800);
  expect(await pass(300)).toEqual(['b 0']);
});

it('A store that does not answer is asked again', async () => {
  const { pass, setBroken } = startWatch();
  setBroken(true);
  expect(await pass(800)).toEqual([]);
  setBroken(false);
  expect(await pass(800)).toEqual(['b records', 'b 0']);
});

it('Nothing is looked at any more when it is stopped', async () => {
  const { pass, stop } = startWatch();
  stop();
  expect(await pass(10_000)).toEqual([]);
});
