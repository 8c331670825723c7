import { expect, it } from 'vitest';
import { byKey } from './byKey.ts';
import { reportWords, tooLong, tooManyToPaste } from './words.ts';

it('nothing is said when nothing was lost', () => {
  expect(reportWords({ kept: 3, changed: 0, skipped: 0 })).toBeUndefined();
});

it('what was left out or changed is counted', () => {
  expect(reportWords({ kept: 10, changed: 0, skipped: 2 })).toBe(
    '2 of 12 things could not be read and were left out.',
  );
  expect(reportWords({ kept: 10, changed: 1, skipped: 2 })).toBe(
    '2 of 12 things could not be read and were left out. 1 of 12 look different here.',
  );
});

it('a clipboard of which nothing is left says so', () => {
  expect(reportWords({ kept: 0, changed: 0, skipped: 5 })).toMatch(/^Nothing of what was copied/);
  expect(reportWords({ kept: 0, changed: 0, skipped: 0 })).toMatch(/^There is nothing on the clipboard/);
});

it('limits are named', () => {
  expect(tooManyToPaste(12_345)).toBe('These are 12,345 shapes. At most 10,000 can be pasted at once.');
  expect(tooLong(2e6)).toContain('1,000,000');
});

it('keys are called as on the keyboard at hand', () => {
  expect(byKey('paste', false)).toContain('Ctrl+V');
  expect(byKey('copy', true)).toContain('⌘C');
});
