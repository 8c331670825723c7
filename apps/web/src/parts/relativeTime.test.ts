import { expect, test } from 'vitest';
import { relativeTime } from './relativeTime.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

test.each([
  [-DAY_MS, 'just now'],
  [59_000, 'just now'],
  [MINUTE_MS, '1 minute ago'],
  [59.9 * MINUTE_MS, '59 minutes ago'],
  [120 * MINUTE_MS, '2 hours ago'],
  [DAY_MS, 'yesterday'],
  [6.9 * DAY_MS, '6 days ago'],
  [14 * DAY_MS, '2 weeks ago'],
  [45 * DAY_MS, 'last month'],
  [360 * DAY_MS, '12 months ago'],
  [800 * DAY_MS, '2 years ago'],
])('%d ms are %s', (ago, words) => {
  expect(relativeTime(1e12 - ago, 1e12)).toBe(words);
});
