import { describe, expect, it } from 'vitest';
import { addTo, countOf, type Histogram, percentileOf, together } from './histogram.ts';

function histogramOf(values: readonly number[]): Histogram {
  const histogram: Histogram = new Map();
  for (const value of values) addTo(histogram, value);
  return histogram;
}

describe('A histogram', () => {
  it.each([
    [1, 10],
    [50, 500],
    [95, 950],
    [99, 990],
    [100, 1_000],
  ])('of the numbers from 1 to 1000 has %d percent up to %d, to two in a hundred', (percent, value) => {
    const histogram = histogramOf(Array.from({ length: 1_000 }, (_, index) => 1_000 - index));
    const found = percentileOf(histogram, percent) ?? 0;
    expect(Math.abs(found - value) / value).toBeLessThan(0.02);
  });

  it('of no values has no percentile', () => {
    expect(percentileOf(new Map(), 50)).toBeUndefined();
  });

  it('takes what is less than nothing, as two clocks may say, for very little', () => {
    expect(percentileOf(histogramOf([-5]), 50)).toBeCloseTo(0.01, 3);
  });

  it('of two processes is one', () => {
    const both = together([histogramOf([1, 1, 5]), histogramOf([5, 9])]);
    expect(both).toEqual(histogramOf([1, 1, 5, 5, 9]));
    expect(countOf(both)).toBe(5);
  });
});
