import type { Notice } from '@drawbridge/sync';
import { expect, test } from 'vitest';
import { shownNotice } from './shownNotice.ts';

const full: Notice = { code: 'full', message: 'This board already has 200 people in it.' };

test('why a join was refused is shown while it is tried again', () => {
  const waiting = { kind: 'retrying', retryAtMs: 5000, attempt: 1 } as const;
  for (const status of [waiting, { kind: 'connecting' }, { kind: 'joining' }] as const) {
    expect(shownNotice({ status, notice: full })).toEqual({ message: full.message, isBelowStatus: true });
  }
});

test('on a board that is connected, a notice has the line below the top bar', () => {
  const notice = { status: { kind: 'synced' }, notice: full } as const;
  expect(shownNotice(notice)).toEqual({ message: full.message, isBelowStatus: false });
});

test('a stop says why by itself, and without trouble there is nothing to show', () => {
  expect(
    shownNotice({ status: { kind: 'stopped', reason: { ...full, code: 'full' } }, notice: full }),
  ).toBeUndefined();
  expect(shownNotice({ status: { kind: 'joining' }, notice: undefined })).toBeUndefined();
});
