import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Host } from '../bench.ts';
import { type CellResult, type Run, summarize } from '../report/cells/summary.ts';
import { withDeadline } from '../withDeadline.ts';
import type { Cell } from './cell.ts';
import type { System } from './system.ts';

/** One run takes a minute or two; what takes longer has given up. */
const PATIENCE_SECONDS = 600;

interface Runs {
  readonly systems: readonly System[];
  readonly repeats: number;
  /** Called with each cell when it is done. */
  readonly onCell: (result: CellResult) => void;
}

/** Lets every system do everything that often. The repeats go round, so that a slow minute of the machine is not one system's. */
export async function runCells(
  cells: readonly Cell[],
  { systems, repeats, onCell }: Runs,
  host: Host,
): Promise<CellResult[]> {
  const results: CellResult[] = [];
  for (const cell of cells) {
    const runs: Run[] = [];
    const takers = systems.filter(cell.takes);
    for (let repeat = 1; repeat <= repeats; repeat += 1)
      for (const system of takers) {
        host.say(`${cell.name}: ${system.name}, ${repeat} of ${repeats}`);
        runs.push({ system: system.name, outcome: await runOnce(cell, system, host) });
      }
    const result = summarize(cell, runs);
    onCell(result);
    results.push(result);
  }
  return results;
}

/** A system that fails is a result, too. */
async function runOnce(cell: Cell, system: System, { dataDir, say }: Host): Promise<Run['outcome']> {
  const folder = mkdtempSync(join(dataDir, 'run-'));
  try {
    return await withDeadline(PATIENCE_SECONDS, cell.measure(system, folder));
  } catch (error) {
    const failure = error instanceof Error ? error : new Error(String(error));
    say(`${cell.name}: ${system.name} failed: ${failure.message}`);
    return failure;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
