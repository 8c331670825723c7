import type { Status } from '@drawbridge/sync';
import { expect, test } from 'vitest';
import { type ConnectionFacts, connectionLine, secondsUntil } from './connectionLine.ts';

const line = (status: Status, facts: Partial<ConnectionFacts> = {}) =>
  connectionLine({
    status,
    unconfirmed: 0,
    opened: true,
    isStale: false,
    keptOn: 'device',
    progress: undefined,
    notice: undefined,
    ...facts,
  });

test('it says "Saved" only when synced with an empty outbox', () => {
  expect(line({ kind: 'synced' })).toEqual({ tone: 'saved', text: 'Saved' });
  expect(line({ kind: 'synced' }, { unconfirmed: 1 })).toEqual({ tone: 'busy', text: 'Saving…' });
  const others: Status[] = [
    { kind: 'offline' },
    { kind: 'connecting', attempt: 1 },
    { kind: 'joining' },
    { kind: 'retrying', retryAtMs: 0, attempt: 1 },
    { kind: 'stopped', reason: { code: 'refused', message: 'gone' } },
  ];
  for (const status of others) expect(line(status).tone).not.toBe('saved');
});

test('offline tells how much work exists only here, and what it outlives', () => {
  expect(line({ kind: 'offline' }).detail).toBeUndefined();
  expect(line({ kind: 'offline' }, { unconfirmed: 1 }).detail).toBe('1 change kept on this device');
  expect(line({ kind: 'offline' }, { unconfirmed: 3 }).detail).toBe('3 changes kept on this device');
  expect(line({ kind: 'offline' }, { unconfirmed: 3, keptOn: 'tab' }).detail).toBe(
    '3 changes kept in this tab',
  );
});

test('what comes from this device’s copy is said to', () => {
  expect(line({ kind: 'offline' }, { isStale: true }).detail).toBe('shown from this device’s copy');
  expect(line({ kind: 'offline' }, { isStale: true, unconfirmed: 2 }).detail).toBe(
    'shown from this device’s copy, 2 changes kept on this device',
  );
});

test('the first opening and a later reconnection use different words', () => {
  expect(line({ kind: 'connecting', attempt: 1 }, { opened: false }).text).toBe('Connecting…');
  expect(line({ kind: 'connecting', attempt: 1 }).text).toBe('Reconnecting…');
  expect(line({ kind: 'joining' }, { opened: false }).text).toBe('Opening…');
  expect(line({ kind: 'joining' }).text).toBe('Catching up…');
});

test('a large board tells how much of it has come', () => {
  const progress = { phase: 'loading', loadedBytes: 12_300_000, totalBytes: 48_000_000, share: 0.2 } as const;
  expect(line({ kind: 'joining' }, { opened: false, progress }).text).toBe('Opening… 12 of 48 MB');
  expect(line({ kind: 'connecting', attempt: 1 }, { opened: false, progress }).text).toBe(
    'Opening… 12 of 48 MB',
  );
});

test('a retry carries the time of the next attempt', () => {
  expect(line({ kind: 'retrying', retryAtMs: 5000, attempt: 2 }, { unconfirmed: 2 })).toEqual({
    tone: 'offline',
    text: 'Reconnecting',
    retryAtMs: 5000,
    detail: '2 changes kept on this device',
  });
});

test('a server that puts changes off is not said to be saving them', () => {
  const notice = { code: 'storage', message: 'The disk is full.' } as const;
  expect(line({ kind: 'synced' }, { unconfirmed: 2, notice })).toEqual({
    tone: 'offline',
    text: 'Not saved yet',
    detail: '2 changes kept on this device',
  });
  expect(line({ kind: 'synced' }, { notice }).text).toBe('Saved');
});

test('a stop says why, and whether the board was ever open', () => {
  const stopped: Status = { kind: 'stopped', reason: { code: 'refused', message: 'it was deleted.' } };
  expect(line(stopped, { opened: false }).text).toBe('Could not open this board: it was deleted.');
  expect(line(stopped).text).toBe('Disconnected: it was deleted.');
});

test('a stop does not promise to keep what can no longer be delivered', () => {
  const stopped: Status = { kind: 'stopped', reason: { code: 'refused', message: 'It was deleted.' } };
  expect(line(stopped, { unconfirmed: 2 })).toEqual({
    tone: 'stopped',
    text: 'Disconnected: It was deleted. Not saved: 2 changes.',
  });
});

test('the countdown rounds up and ends at zero', () => {
  expect(secondsUntil(5000, 1200)).toBe(4);
  expect(secondsUntil(5000, 5000)).toBe(0);
  expect(secondsUntil(5000, 9000)).toBe(0);
});
