import { expect, test } from 'vitest';
import { giveUpWords } from './giveUp.ts';
import { countChanges, keptWords, loadedWords } from './words.ts';

test('one of a thing is not several', () => {
  expect([1, 2].map(countChanges)).toEqual(['1 change', '2 changes']);
  expect(keptWords(1, 'tab')).toBe('1 change kept in this tab');
});

test('sizes are in MB, with a decimal where it tells something', () => {
  expect(loadedWords({ loadedBytes: 400_000, totalBytes: 9_900_000 })).toBe('0.4 of 9.9 MB');
  expect(loadedWords({ loadedBytes: 30_400_000, totalBytes: 52_000_000 })).toBe('30 of 52 MB');
  expect(loadedWords({ loadedBytes: 2_000_000, totalBytes: 0 })).toBe('2.0 MB');
});

test('the last word about a server out of reach says what becomes of the work', () => {
  expect(giveUpWords({ unconfirmed: 3, keptOn: 'device' })).toBe(
    'Cannot reach the server. Your 3 changes are kept on this device.',
  );
  expect(giveUpWords({ unconfirmed: 1, keptOn: 'tab' })).toBe(
    'Cannot reach the server. Your 1 change is kept in this tab.',
  );
  expect(giveUpWords({ unconfirmed: 0, keptOn: 'tab' })).toContain('You can go on drawing');
});
