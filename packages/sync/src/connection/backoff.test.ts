import { describe, expect, it } from 'vitest';
import { MAX_RETRY_MS, MIN_RETRY_MS, retryDelayMs } from './backoff.ts';

const ALMOST_ONE = 1 - Number.EPSILON;

describe('The delay before a retry', () => {
  it.each([
    [1, 500],
    [3, 500],
    [4, 1_000],
    [5, 2_000],
    [8, 16_000],
    [9, 30_000],
    [20, 30_000],
    [5_000, 30_000],
  ])('is, at attempt %d, at most %d ms and at least half of that', (attempt, longest) => {
    expect(retryDelayMs(attempt, 0)).toBe(longest / 2);
    expect(retryDelayMs(attempt, ALMOST_ONE)).toBe(longest);
  });

  it('still spreads evenly over the other half at attempt 20', () => {
    const delays = [0, 0.2, 0.4, 0.6, 0.8].map((random) => retryDelayMs(20, random));
    expect(delays).toEqual([15_000, 18_000, 21_000, 24_000, 27_000]);
  });

  it('spends four attempts at most on a server that is back after 1.2 seconds, however unlucky', () => {
    const untilFourthMs = [1, 2, 3, 4].reduce((sum, attempt) => sum + retryDelayMs(attempt, 0), 0);
    expect(untilFourthMs).toBeGreaterThan(1_200);
  });

  it('never leaves its limits, not even before the first attempt', () => {
    expect(retryDelayMs(0, ALMOST_ONE)).toBe(MIN_RETRY_MS);
    expect(retryDelayMs(Number.MAX_SAFE_INTEGER, ALMOST_ONE)).toBe(MAX_RETRY_MS);
  });
});
