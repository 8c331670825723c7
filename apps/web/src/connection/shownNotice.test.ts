import type { Notice } from '@drawbridge/sync';
import { expect, test } from 'vitest';
import { shownNotice } from './shownNotice.ts';

const full: Notice = { code: 'full', message: 'As many people are here as may be: 200.' };

test('why a join was refused is shown while it is tried again', () => {
  const waiting = { kind: 'retrying', retryAtMs: 5000, attempt: 1 } as const;
  for (const status of [waiting, { kind: 'connecting', attempt: 1 }, { kind: 'joining' }] as const) {
    expect(shownNotice({ status, notice: full })).toEqual({ ...full, isLasting: false });
  }
});

test('what holds for as long as the board is open can be put away, trouble cannot', () => {
  const isLasting = (code: Notice['code']) =>
    shownNotice({ status: { kind: 'synced' }, notice: { code, message: 'x' } })?.isLasting;
  expect((['damaged', 'filling', 'offlineCopy'] as const).map(isLasting)).toEqual([true, true, true]);
  expect((['storage', 'quota', 'rate'] as const).map(isLasting)).toEqual([false, false, false]);
});

test('a stop says why by itself, and without trouble there is nothing to show', () => {
  expect(
    shownNotice({ status: { kind: 'stopped', reason: { ...full, code: 'full' } }, notice: full }),
  ).toBeUndefined();
  expect(shownNotice({ status: { kind: 'joining' }, notice: undefined })).toBeUndefined();
});
