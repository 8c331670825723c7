import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rows } from '../../bench.ts';
import type { Machine } from '../machine.ts';

/** What came of a bench, ready to be shown. Files of it are written and read by this program alone. */
export interface BenchResult {
  /** Its name on the command line. */
  readonly bench: string;
  readonly title: string;
  /** What was called, to get the same again. */
  readonly command: string;
  /** ISO 8601. */
  readonly measuredAt: string;
  readonly machine: Machine;
  /** Of what was measured beside ours, by name. */
  readonly versions: Readonly<Record<string, string>>;
  readonly sections: readonly Section[];
}

export interface Section {
  readonly title: string;
  readonly rows: Rows;
  /** What has to be said below the table, a paragraph each. */
  readonly notes: readonly string[];
  readonly chart?: Chart;
}

/** One figure of several. */
export interface Chart {
  /** Of its file, without ending. */
  readonly name: string;
  readonly title: string;
  readonly bars: readonly Bar[];
}

export interface Bar {
  readonly label: string;
  /** 0 or more. */
  readonly value: number;
  /** What stands at the end of the bar. */
  readonly words: string;
  readonly isOurs: boolean;
}

/** Writes it into `<folder>/<bench>.json`. */
export function writeResult(folder: string, result: BenchResult): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${result.bench}.json`), `${JSON.stringify(result, undefined, 2)}\n`);
}

/** All results in a folder, by the names of their benches. @throws Error when there is none. */
export function readResults(folder: string): BenchResult[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  if (files.length === 0) throw new Error(`There are no results in ${folder}. Run a bench with --out.`);
  // Written by `writeResult`.
  return files.sort().map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as BenchResult);
}
