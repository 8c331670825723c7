import { describe, expect, it } from 'vitest';
import { MAX_RETRY_MS, MIN_RETRY_MS, retryDelayMs } from './backoff.ts';

const ALMOST_ONE = 1 - Number.EPSILON;

describe('The delay before a retry', () => {
  it.each([
    [1, 250, 500],
    [2, 500, 1_000],
    [3, 1_000, 2_000],
    [6, 8_000, 16_000],
    [7, 15_000, 30_000],
    [20, 15_000, 30_000],
    [5_000, 15_000, 30_000],
  ])('lies, at attempt %d, between %d and %d ms', (attempt, shortest, longest) => {
    expect(retryDelayMs(attempt, 0)).toBe(shortest);
    expect(retryDelayMs(attempt, ALMOST_ONE)).toBe(longest);
  });

  it('still spreads evenly over its upper half at attempt 20', () => {
    const delays = [0, 0.2, 0.4, 0.6, 0.8].map((random) => retryDelayMs(20, random));
    expect(delays).toEqual([15_000, 18_000, 21_000, 24_000, 27_000]);
  });

  it('never leaves its limits, not even before the first attempt', () => {
    expect(retryDelayMs(0, 0)).toBe(MIN_RETRY_MS / 2);
    expect(retryDelayMs(Number.MAX_SAFE_INTEGER, ALMOST_ONE)).toBe(MAX_RETRY_MS);
  });
});
