const LOOK_MS = 10;
const PATIENCE_MS = 60_000;

/** Resolves once `condition` holds. */
export async function eventually(condition: () => boolean): Promise<void> {
  const startMs = performance.now();
  while (!condition()) {
    if (performance.now() - startMs > PATIENCE_MS) throw new Error('It takes longer than a minute.');
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/** The value that `percent` of the values do not exceed, rounded. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? 0);
}
