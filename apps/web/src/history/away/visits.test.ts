import { expect, test } from 'vitest';
import { readVisit, writeVisit } from './visits.ts';

function createStorage(kept = new Map<string, string>()) {
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

test('a visit is remembered, the last one of each board', () => {
  const storage = createStorage();
  expect(readVisit(storage, 'a')).toBeUndefined();
  writeVisit(storage, 'a', { seq: 1, timeMs: 10 });
  writeVisit(storage, 'b', { seq: 2, timeMs: 20 });
  writeVisit(storage, 'a', { seq: 3, timeMs: 30 });
  expect([readVisit(storage, 'a'), readVisit(storage, 'b')]).toEqual([
    { seq: 3, timeMs: 30 },
    { seq: 2, timeMs: 20 },
  ]);
});

test('the boards that one was at longest ago are forgotten', () => {
  const storage = createStorage();
  for (let n = 0; n < 250; n += 1) writeVisit(storage, `board${n}`, { seq: n, timeMs: n });
  expect(readVisit(storage, 'board10')).toBeUndefined();
  expect(readVisit(storage, 'board249')).toEqual({ seq: 249, timeMs: 249 });
});

test('what is no visit counts as none', () => {
  for (const text of ['{', '[]', '{"a":{"seq":-1,"timeMs":0}}', '{"a":7}']) {
    const storage = createStorage(new Map([['drawbridge:visits', text]]));
    expect(readVisit(storage, 'a')).toBeUndefined();
  }
});
