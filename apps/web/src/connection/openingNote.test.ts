import { expect, test } from 'vitest';
import { openingNote } from './openingNote.ts';

const absent = { opened: false, isStale: false, progress: undefined, notice: undefined };

test('an unknown board says when it will open, and that one need not wait', () => {
  expect(openingNote({ ...absent, status: { kind: 'offline' } })).toEqual({
    title: 'You are offline and this board is not on this device.',
    text: 'It opens when the network is back. You can already draw.',
  });
  const retrying = { kind: 'retrying', retryAtMs: 0, attempt: 1 } as const;
  expect(openingNote({ ...absent, status: retrying })?.title).toBe(
    'The server does not answer and this board is not on this device.',
  );
});

test('an attempt after a failed one does not unsay that the server does not answer', () => {
  const title = (attempt: number) =>
    openingNote({ ...absent, status: { kind: 'connecting', attempt } })?.title;
  expect([title(1), title(2)]).toEqual([
    'Opening board…',
    'The server does not answer and this board is not on this device.',
  ]);
});

test('a server that answers is not said to be silent', () => {
  const status = { kind: 'retrying', retryAtMs: 0, attempt: 1 } as const;
  const title = (code: 'full' | 'storage' | 'scattered' | 'rate') =>
    openingNote({ ...absent, status, notice: { code, message: '' } })?.title;
  expect([title('full'), title('storage'), title('scattered'), title('rate')]).toEqual([
    'This board is full.',
    'The server cannot read this board at the moment.',
    'The servers of this board cannot be reached from here.',
    'The server does not answer and this board is not on this device.',
  ]);
});

test('a board on its way says how far it is', () => {
  const progress = { phase: 'loading', loadedBytes: 1, totalBytes: 2, share: 0.4 } as const;
  expect(openingNote({ ...absent, status: { kind: 'joining' }, progress })).toEqual({
    title: 'Opening board…',
    progress,
  });
});

test('a board that is shown, if only from the copy here, waits for nothing', () => {
  expect(openingNote({ ...absent, status: { kind: 'offline' }, isStale: true })).toBeUndefined();
  expect(openingNote({ ...absent, status: { kind: 'offline' }, opened: true })).toBeUndefined();
});
