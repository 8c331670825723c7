import type { Column } from '../sync/cell.ts';
import { cellTable, notesOf } from '../sync/report/cellTable.ts';
import type { BenchRecord } from '../sync/report/record.ts';
import { type CellResult, tell } from '../sync/report/summary.ts';
import { aheadOfOurs } from './ahead.ts';
import { type Bar, barChart } from './barChart.ts';

/** A page about figures, and the pictures on it by their file names. */
export interface Page {
  readonly markdown: string;
  readonly pictures: ReadonlyMap<string, string>;
}

/** Writes down what was measured, and where others are ahead. @param images where the page finds its pictures */
export function writePage(record: BenchRecord, images: string): Page {
  const pictures = new Map<string, string>();
  const sections = record.cells.map((cell) => {
    const drawn = cell.columns.filter(({ isDrawn }) => isDrawn === true);
    const links = drawn.flatMap((column) => {
      const bars = barsOf(cell, column);
      if (bars.length === 0) return [];
      const file = `bench-${cell.name}-${column.key}.svg`;
      pictures.set(file, barChart(`${headingOf(cell)}: ${column.title}`, bars));
      return [`![${column.title}](${images}/${file})`];
    });
    return [`### ${headingOf(cell)}`, ...links, markdownTable(cell), ...notesOf(cell), aheadText(cell)];
  });
  const markdown = [...introduction(record), ...sections.flat()].filter((part) => part !== '').join('\n\n');
  return { markdown: `${markdown}\n`, pictures };
}

function introduction({ takenAt, command, repeats, machine, versions }: BenchRecord): string[] {
  const { cores, processor, memoryBytes, system, node } = machine;
  const packages = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return [
    '# Benchmarks',
    'This page is written by `pnpm bench report` from what `pnpm bench sync` measured, and not by hand.',
    `Taken on ${takenAt.slice(0, 10)} by \`${command}\`, on ${cores} cores (${processor}), ${tell(memoryBytes, 'MB')} MB of memory, ${system}, Node.js ${node}. Figures of another machine differ; what one system is of another on the same machine tells more.`,
    `The others: ${packages.join(', ')}.`,
    '## Sync',
    '`ws` is a bare relay of the same bytes, which checks nothing and stores nothing: what nobody can be below. `drawbridge` is this project with one node and SQLite, `polling` the same for people whose network lets no WebSocket through, `nodes` two nodes with PostgreSQL and Redis. y-websocket and y-socket.io store nothing, as is their default; Hocuspocus and tldraw store in SQLite.',
    `Each figure is the median of ${repeats} runs; ± says how far they were apart, and × what it is of the relay's. All processes of a run share one machine.`,
  ];
}

function headingOf({ title }: CellResult): string {
  return `${title.slice(0, 1).toUpperCase()}${title.slice(1)}`;
}

function barsOf({ rows }: CellResult, { key, unit }: Column): Bar[] {
  return rows.flatMap(({ system, values }) => {
    const value = values[key]?.median;
    if (value === undefined) return [];
    const words = unit === 'percent' || unit === 'each' ? tell(value, unit) : `${tell(value, unit)} ${unit}`;
    return [{ name: system, value, words, isOurs: system === 'drawbridge' }];
  });
}

function markdownTable(cell: CellResult): string {
  const [heading = [], ...rows] = cellTable(cell);
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  return [line(heading), line(heading.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)]
    .map((text) => text.replaceAll(' * |', ' \\* |'))
    .join('\n');
}

function aheadText(cell: CellResult): string {
  const ahead = aheadOfOurs(cell).map(({ column, systems }) => `${column.title} (${systems.join(', ')})`);
  return ahead.length === 0
    ? 'No other is ahead of drawbridge here by more than the runs were apart.'
    : `Ahead of drawbridge: ${ahead.join('; ')}.`;
}
