import { expect, it } from 'vitest';
import { countWords, sizeWords } from './sizeWords.ts';

it('says sizes in the unit that tells most', () => {
  const sizes = [0, 1, 1_023, 1_024, 1_500_000, 24_000_000, 5 * 1024 ** 4, 9_999 * 1024 ** 4];
  expect(sizes.map(sizeWords)).toEqual([
    '0 B',
    '1 B',
    '1023 B',
    '1.0 KB',
    '1.4 MB',
    '23 MB',
    '5.0 TB',
    '9999 TB',
  ]);
});

it('says how many there are', () => {
  expect([0, 1, 2_000].map((count) => countWords(count, 'person', 'people'))).toEqual([
    '0 people',
    '1 person',
    '2,000 people',
  ]);
});
