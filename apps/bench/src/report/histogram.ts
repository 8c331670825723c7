/** Counts values in steps of two in a hundred, so that millions of them take no room and those of two processes add up. */
export type Histogram = Map<number, number>;

const STEP = Math.log(1.02);
/** What is less counts as this: no clock here is finer. */
const LEAST = 0.01;

export function addTo(histogram: Histogram, value: number): void {
  const step = Math.floor(Math.log(Math.max(LEAST, value)) / STEP);
  histogram.set(step, (histogram.get(step) ?? 0) + 1);
}

export function together(histograms: readonly Histogram[]): Histogram {
  const all: Histogram = new Map();
  for (const [step, count] of histograms.flatMap((histogram) => [...histogram]))
    all.set(step, (all.get(step) ?? 0) + count);
  return all;
}

export function countOf(histogram: Histogram): number {
  return [...histogram.values()].reduce((total, count) => total + count, 0);
}

/** A value that `percent` of the values do not exceed, to two in a hundred; `undefined` of none. */
export function percentileOf(histogram: Histogram, percent: number): number | undefined {
  let left = Math.max(1, (countOf(histogram) * percent) / 100);
  for (const [step, count] of [...histogram].sort(([a], [b]) => a - b)) {
    left -= count;
    if (left <= 0) return Math.exp((step + 0.5) * STEP);
  }
  return undefined;
}
