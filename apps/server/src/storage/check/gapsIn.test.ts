import { expect, it } from 'vitest';
import { gapsIn } from './gapsIn.ts';

it('A log without holes has no gaps', () => {
  expect(gapsIn([4, 5, 6], 3, 6)).toEqual([]);
  expect(gapsIn([], 3, 3)).toEqual([]);
});

it('A gap is told at the beginning, in between and at the end', () => {
  expect(gapsIn([5, 6, 9], 3, 11)).toEqual([
    'entry 4 is missing',
    'entries 7 to 8 are missing',
    'entries 10 to 11 are missing',
  ]);
  expect(gapsIn([], 0, 2)).toEqual(['entries 1 to 2 are missing']);
});
