import { createManualClock } from '@drawbridge/sync/test';
import { expect, it } from 'vitest';
import { createLog } from '../log.ts';
import { createMemoryStorage } from '../storage/index.ts';
import { createEndedUsers } from './endedUsers.ts';

const settled = () => new Promise((resolve) => setImmediate(resolve));

function setUp() {
  const [storage, clock] = [createMemoryStorage(), createManualClock()];
  const log = createLog({ logLevel: 'silent', logFormat: 'json' });
  let isBroken = false;
  const users = createEndedUsers({
    storage: {
      listRecords: (boardId, kind) =>
        isBroken ? Promise.reject(new Error('It is away.')) : storage.listRecords(boardId, kind),
    },
    clock,
    log,
  });
  return {
    users,
    end: (key: string, text: string, ifVersion = 0) =>
      storage.writeRecord('', { kind: 'ended', key, text, ifVersion }),
    async pass() {
      clock.advance(1_000);
      await settled();
    },
    setBroken: (next: boolean) => {
      isBroken = next;
    },
  };
}

it('What was ended before is known at the start, and what is ended later within a second', async () => {
  const { users, end, pass } = setUp();
  let told = 0;
  users.onEnded(() => {
    told += 1;
  });
  const version = await end('ada', '{"endedMs":5}');
  await users.begin();
  expect([users.endedMs('ada'), users.endedMs('ben'), told]).toEqual([5, 0, 1]);
  await end('ben', '{"endedMs":7}');
  await pass();
  expect([users.endedMs('ben'), told]).toEqual([7, 2]);
  await end('ada', '{"endedMs":9}', version);
  await pass();
  await pass();
  expect([users.endedMs('ada'), told]).toEqual([9, 3]);
  users.stop();
});

it('A store that fails lets nobody in at the start, and is asked again later', async () => {
  const { users, end, pass, setBroken } = setUp();
  setBroken(true);
  await expect(users.begin()).rejects.toThrow('away');
  setBroken(false);
  await users.begin();
  setBroken(true);
  await end('ada', '{"endedMs":5}');
  await pass();
  setBroken(false);
  await pass();
  expect(users.endedMs('ada')).toBe(5);
  users.stop();
});

it('What a newer version wrote ends everything', async () => {
  const { users, end } = setUp();
  await end('ada', '{"until":"tomorrow"}');
  await users.begin();
  expect(users.endedMs('ada')).toBe(Number.POSITIVE_INFINITY);
  users.stop();
});
