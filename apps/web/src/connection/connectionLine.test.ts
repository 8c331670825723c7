import type { Status } from '@drawbridge/sync';
import { expect, test } from 'vitest';
import { connectionLine, secondsUntil } from './connectionLine.ts';

const line = (status: Status, unconfirmed = 0, opened = true) =>
  connectionLine({ status, unconfirmed, opened });

test('it says "Saved" only when synced with an empty outbox', () => {
  expect(line({ kind: 'synced' })).toEqual({ tone: 'saved', text: 'Saved' });
  expect(line({ kind: 'synced' }, 1)).toEqual({ tone: 'busy', text: 'Saving…' });
  const others: Status[] = [
    { kind: 'offline' },
    { kind: 'connecting' },
    { kind: 'joining' },
    { kind: 'retrying', retryAtMs: 0, attempt: 1 },
    { kind: 'stopped', reason: { code: 'refused', message: 'gone' } },
  ];
  for (const status of others) expect(line(status).tone).not.toBe('saved');
});

test('offline tells how much work exists only here', () => {
  expect(line({ kind: 'offline' }).kept).toBeUndefined();
  expect(line({ kind: 'offline' }, 1).kept).toBe('1 change kept here');
  expect(line({ kind: 'offline' }, 3).kept).toBe('3 changes kept here');
});

test('the first opening and a later reconnection use different words', () => {
  expect(line({ kind: 'connecting' }, 0, false).text).toBe('Connecting…');
  expect(line({ kind: 'connecting' }).text).toBe('Reconnecting…');
  expect(line({ kind: 'joining' }, 0, false).text).toBe('Opening…');
  expect(line({ kind: 'joining' }).text).toBe('Catching up…');
});

test('a retry carries the time of the next attempt', () => {
  expect(line({ kind: 'retrying', retryAtMs: 5000, attempt: 2 }, 2)).toEqual({
    tone: 'offline',
    text: 'Reconnecting',
    retryAtMs: 5000,
    kept: '2 changes kept here',
  });
});

test('a stop says why, and whether the board was ever open', () => {
  const stopped: Status = { kind: 'stopped', reason: { code: 'refused', message: 'it was deleted.' } };
  expect(line(stopped, 0, false).text).toBe('Could not open this board: it was deleted.');
  expect(line(stopped, 0, true).text).toBe('Disconnected: it was deleted.');
});

test('a stop does not promise to keep what can no longer be delivered', () => {
  const stopped: Status = { kind: 'stopped', reason: { code: 'refused', message: 'It was deleted.' } };
  expect(line(stopped, 2)).toEqual({
    tone: 'stopped',
    text: 'Disconnected: It was deleted. Not saved: 2 changes.',
  });
});

test('the countdown rounds up and ends at zero', () => {
  expect(secondsUntil(5000, 1200)).toBe(4);
  expect(secondsUntil(5000, 5000)).toBe(0);
  expect(secondsUntil(5000, 9000)).toBe(0);
});
