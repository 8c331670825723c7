import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeMachine } from '../report/machine.ts';
import { commandOf } from './commandOf.ts';
import type { BenchRecord } from './parseRecord.ts';

/** Writes what a bench measured into `<folder>/<bench>.json`, with when, where and by which command. Answers the file. */
export function keepRecord(
  folder: string,
  figures: Omit<BenchRecord, 'measuredAt' | 'machine' | 'command'>,
): string {
  const record: BenchRecord = {
    ...figures,
    measuredAt: new Date().toISOString(),
    command: commandOf(process.argv.slice(2)),
    machine: describeMachine(),
  };
  const file = join(folder, `${figures.bench}.json`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `${JSON.stringify(record, undefined, 2)}\n`);
  return file;
}
