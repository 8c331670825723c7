import { expect, test } from 'vitest';
import { keptWords, undoneWords } from './undoneWords.ts';

const NOTHING = { removed: [], broughtBack: [], changedBack: [], kept: [] };

test('what is undone is counted, one thing and several', () => {
  expect(undoneWords({ ...NOTHING, removed: ['a'], broughtBack: ['b', 'c'] })).toBe(
    '1 shape goes, 2 come back.',
  );
  expect(undoneWords({ ...NOTHING, changedBack: ['a'] })).toBe('1 shape is as it was before.');
  expect(undoneWords({ ...NOTHING, removed: Array(12).fill('a') })).toBe('12 shapes go.');
  expect(undoneWords(NOTHING)).toBe('Nothing of it is left to be undone.');
});

test('what stays is said, and why', () => {
  expect(keptWords(NOTHING)).toBe('');
  expect(keptWords({ ...NOTHING, kept: ['a'] })).toBe(
    '1 shape stays as it is, because somebody went on with it since.',
  );
  expect(keptWords({ ...NOTHING, kept: ['a', 'b'] })).toContain('2 shapes stay as they are');
});
