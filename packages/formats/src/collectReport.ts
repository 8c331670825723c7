import type { Fate, ReportLine } from './report.ts';

/** Where readers say what became of things. */
export interface ReportNotes {
  note(fate: Fate, words: string, count?: number): void;
}

/** Counts notes by their words. */
export function collectReport(): ReportNotes & { lines(): ReportLine[] } {
  const lines = new Map<string, ReportLine>();
  return {
    note(fate, words, count = 1) {
      const key = `${fate}: ${words}`;
      lines.set(key, { fate, words, count: count + (lines.get(key)?.count ?? 0) });
    },
    lines: () => [...lines.values()],
  };
}
