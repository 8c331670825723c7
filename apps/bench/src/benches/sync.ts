import { createBench, type Host } from '../bench.ts';
import { keepRecord } from '../page/keepRecord.ts';
import { parseWords } from '../readOptions.ts';
import { cellTable, notesOf } from '../report/cells/cellTable.ts';
import { goalsTable } from '../report/cells/goals.ts';
import type { CellResult } from '../report/cells/summary.ts';
import { table } from '../report/table.ts';
import { cellsOf, SYNC_OPTIONS, type SyncOptions, withQuick } from '../sync/options.ts';
import { syncGoals } from '../sync/report/goals.ts';
import { readVersions } from '../sync/report/readVersions.ts';
import { runCells } from '../sync/runCells.ts';
import { SYSTEM_NAMES } from '../sync/system.ts';
import { openSystems } from '../sync/systems/index.ts';

/**
 * The same work for several ways to keep a board equal, each with a server of its own and its official client, held against
 * a relay of bytes that stores nothing. With `out` it also writes `sync.json` into that folder.
 */
export const sync = createBench({
  measures: 'how soon and at what cost others see what one draws, beside other systems; Linux',
  options: SYNC_OPTIONS,
  async run(given, host) {
    const options = withQuick(given);
    const cells = cellsOf(options);
    const names = parseWords('systems', options.systems, SYSTEM_NAMES);
    const systems = await openSystems(names, options.cache, host.say);
    const onCell = (result: CellResult): void => host.say(describe(result));
    const results = await runCells(cells, { systems, repeats: options.repeats, onCell }, host);
    if (options.out !== '') keep(results, options, host);
    return [];
  },
});

function describe(result: CellResult): string {
  const goals = goalsTable(result, syncGoals(result.name));
  return [
    '',
    result.title,
    table(cellTable(result)),
    ...notesOf(result),
    ...(goals.length > 0 ? [table(goals)] : []),
  ].join('\n');
}

function keep(cells: readonly CellResult[], { out, repeats }: SyncOptions, { say }: Host): void {
  say(`Written: ${keepRecord(out, { bench: 'sync', repeats, versions: readVersions(), cells })}`);
}
