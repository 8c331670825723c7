import { expect, test } from 'vitest';
import { hitWords, keepPlace, NO_HITS, step } from './hits.ts';

const hits = { ids: ['a', 'b', 'c'], at: 1 };

test('walking goes around the ends', () => {
  expect(step(hits, 1).at).toBe(2);
  expect(step(step(hits, 1), 1).at).toBe(0);
  expect(step({ ...hits, at: 0 }, -1).at).toBe(2);
  expect([7, -4].map((by) => step(hits, by).at)).toEqual([2, 0]);
  expect(step(NO_HITS, 1)).toEqual(NO_HITS);
});

test('one stays at the same place when others come and go', () => {
  expect(keepPlace(hits, ['x', 'a', 'b', 'c'])).toMatchObject({ at: 2 });
  expect(keepPlace(hits, ['a', 'c'])).toMatchObject({ at: 1 });
  expect(keepPlace({ ...hits, at: 2 }, ['a'])).toMatchObject({ at: 0 });
  expect(keepPlace(hits, [])).toEqual({ ids: [], at: 0 });
});

test('words tell how many there are', () => {
  expect(hitWords('tea', hits)).toBe('2 of 3');
  expect(hitWords('tea', NO_HITS)).toBe('None found');
  expect(hitWords(' ', NO_HITS)).toBe('');
});
