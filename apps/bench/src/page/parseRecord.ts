import type { CellResult } from '../report/cells/summary.ts';
import type { Machine } from '../report/machine.ts';

/** What a bench wrote down, as far as a page tells it. What only some benches write is absent in others. */
export interface BenchRecord {
  readonly bench: string;
  readonly measuredAt: string;
  readonly machine: Machine;
  readonly cells: readonly CellResult[];
  /** What was typed. */
  readonly command?: string;
  readonly repeats?: number;
  /** Of the packages of others. */
  readonly versions?: Readonly<Record<string, string>>;
  /** What is kept of a run, and no page tells. */
  readonly also?: unknown;
  /** Sentences that were held against the figures. */
  readonly claims?: readonly {
    readonly claim: string;
    readonly measured: string;
    readonly verdict: string;
  }[];
}

/** @throws Error when the text is not what that bench writes. */
export function parseRecord(text: string, bench: string): BenchRecord {
  const found: unknown = JSON.parse(text);
  if (!isRecord(found, bench))
    throw new Error(`These are no figures of "${bench}". Measure again with --out.`);
  return found;
}

/** The name says which program wrote it: that one is ours, and so all else is as it says. */
function isRecord(found: unknown, bench: string): found is BenchRecord {
  if (typeof found !== 'object' || found === null) return false;
  const { bench: name, cells, machine } = found as Partial<BenchRecord>;
  return name === bench && Array.isArray(cells) && typeof machine === 'object';
}
