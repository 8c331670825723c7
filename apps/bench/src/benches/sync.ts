import { homedir } from 'node:os';
import { join } from 'node:path';
import { createBench } from '../bench.ts';
import { parseCounts, parseWords } from '../readOptions.ts';
import { table } from '../report/table.ts';
import type { Cell } from '../sync/cell.ts';
import { drawing } from '../sync/cells/drawing.ts';
import { cellTable, notesOf } from '../sync/report/cellTable.ts';
import { runCells } from '../sync/runCells.ts';
import { SYSTEM_NAMES } from '../sync/system.ts';
import { openSystems } from '../sync/systems/index.ts';

const CELLS = ['drawing'] as const;

const SETTLE_SECONDS = 15;

/**
 * The same work for several ways to keep a board equal, each with a server of its own and its official client, held against
 * a relay of bytes that stores nothing.
 */
export const sync = createBench({
  measures: 'how soon and at what cost others see what one draws, beside other systems',
  options: {
    systems: SYSTEM_NAMES.join(','),
    cells: CELLS.join(','),
    drawing: '2,10,50,100',
    seconds: 20,
    warmUp: 5,
    repeats: 3,
    processes: 1,
    cache: join(homedir(), '.cache/drawbridge-bench'),
  },
  async run(options, host) {
    const { repeats, cache } = options;
    const wanted = parseWords('cells', options.cells, CELLS);
    const people = parseCounts('drawing', options.drawing);
    const effort = {
      seconds: options.seconds,
      warmUpSeconds: options.warmUp,
      settleSeconds: SETTLE_SECONDS,
      processes: options.processes,
    };
    const cells: Cell[] = [
      ...(wanted.includes('drawing') ? people.map((count) => drawing(count, effort)) : []),
    ];
    const systems = await openSystems(parseWords('systems', options.systems, SYSTEM_NAMES), cache, host.say);
    await runCells(
      cells,
      {
        systems,
        repeats,
        onCell(result) {
          host.say(`\n${result.title}\n${table(cellTable(result))}${notesOf(result).join('\n')}`);
        },
      },
      host,
    );
    return [];
  },
});
