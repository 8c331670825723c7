import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describeMachine, type Machine } from '../../report/machine.ts';
import type { CellResult } from './summary.ts';

const MANIFEST = fileURLToPath(new URL('../peers/package.json', import.meta.url));

/** Everything that a page about the figures says, so that it can be written without measuring again. */
export interface SyncRecord {
  readonly bench: 'sync';
  readonly measuredAt: string;
  /** What was typed. */
  readonly command: string;
  readonly repeats: number;
  readonly machine: Machine;
  /** Of the packages of others, as they were installed. */
  readonly versions: Readonly<Record<string, string>>;
  readonly cells: readonly CellResult[];
}

export function createRecord(
  cells: readonly CellResult[],
  { command, repeats }: Pick<SyncRecord, 'command' | 'repeats'>,
): SyncRecord {
  return {
    bench: 'sync',
    measuredAt: new Date().toISOString(),
    command,
    repeats,
    machine: describeMachine(),
    versions: readVersions(),
    cells,
  };
}

/** What was typed, without where things are on this machine. */
export function commandOf(args: readonly string[]): string {
  const line = ['pnpm bench', ...args.filter((argument) => argument !== '--')].join(' ');
  return line.replaceAll(/ --(out|cache)[ =]\S+/g, '');
}

function readVersions(): SyncRecord['versions'] {
  // Our own file, in which every version is exact.
  const { dependencies } = JSON.parse(readFileSync(MANIFEST, 'utf8')) as {
    dependencies: Record<string, string>;
  };
  return Object.fromEntries(Object.entries(dependencies).filter(([, version]) => /^\d/.test(version)));
}
