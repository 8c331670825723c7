import type { BenchRecord } from '../sync/report/record.ts';

/** Reads what a bench wrote down. @throws Error when it is something else, or of another version of the bench. */
export function parseRecord(text: string): BenchRecord {
  const found: unknown = JSON.parse(text);
  if (!isRecord(found)) throw new Error('These are no figures of this bench. Measure again with --out.');
  return found;
}

/** The format says which program wrote it: that one is ours, and so all else is as it says. */
function isRecord(found: unknown): found is BenchRecord {
  if (typeof found !== 'object' || found === null) return false;
  const { format, bench, cells } = found as Partial<BenchRecord>;
  return format === 1 && bench === 'sync' && Array.isArray(cells);
}
