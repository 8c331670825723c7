import { cellTable, notesOf } from '../report/cells/cellTable.ts';
import type { Column } from '../report/cells/column.ts';
import { type CellResult, tell } from '../report/cells/summary.ts';
import { aheadOfOurs } from './ahead.ts';
import { type Bar, barChart } from './barChart.ts';
import type { BenchRecord } from './parseRecord.ts';
import { SECTIONS } from './sections.ts';

/** A page about figures, and the pictures on it by their file names. */
export interface Page {
  readonly markdown: string;
  readonly pictures: ReadonlyMap<string, string>;
}

/**
 * Writes down what was measured, and where others are ahead. Of a bench that was run in parts there are several records.
 *
 * @param images where the page finds its pictures
 */
export function writePage(records: readonly BenchRecord[], images: string): Page {
  const pictures = new Map<string, string>();
  const parts = SECTIONS.flatMap(({ bench, heading, paragraphs }) => {
    const found = records.filter((one) => one.bench === bench);
    if (found.length === 0) return [];
    return [
      `## ${heading}`,
      ...paragraphs,
      ...found.flatMap((record) => writeRecord(record, images, pictures)),
    ];
  });
  const markdown = ['# Benchmarks', INTRODUCTION, ...parts].filter((part) => part !== '').join('\n\n');
  return { markdown: `${markdown}\n`, pictures };
}

function writeRecord(record: BenchRecord, images: string, pictures: Map<string, string>): string[] {
  const cells = record.cells.flatMap((cell) => {
    const drawn = drawCell(record, cell);
    for (const { file, svg } of drawn) pictures.set(file, svg);
    const links = drawn.map(({ title, file }) => `![${title}](${images}/${file})`);
    return [`### ${headingOf(cell)}`, ...links, markdownTable(cell), ...notesOf(cell), aheadText(cell)];
  });
  return [provenance(record), ...cells, claimsText(record)];
}

const INTRODUCTION =
  'This page is written by `pnpm bench report` from what the benches measured, and not by hand. Figures of another machine differ; what one system is of another on the same machine tells more.';

function provenance({ measuredAt, command, repeats, machine, versions }: BenchRecord): string {
  const { cores, processor, memoryBytes, system, node } = machine;
  const packages = Object.entries(versions ?? {}).map(([name, version]) => `${name} ${version}`);
  return [
    `Measured on ${measuredAt.slice(0, 10)}${command === undefined ? '' : ` by \`${command}\``}`,
    `on ${cores} cores (${processor}) with ${tell(memoryBytes, 'MB')} MB of memory, ${system}, Node.js ${node}`,
    ...(repeats === undefined ? [] : [`medians of ${repeats}`]),
    ...(packages.length === 0 ? [] : [`with ${packages.join(', ')}`]),
  ]
    .join('; ')
    .concat('.');
}

function headingOf({ title }: CellResult): string {
  return `${title.slice(0, 1).toUpperCase()}${title.slice(1)}`;
}

function drawCell({ bench }: BenchRecord, cell: CellResult) {
  return cell.columns
    .filter(({ isDrawn }) => isDrawn === true)
    .map((column) => ({ column, bars: barsOf(cell, column) }))
    .filter(({ bars }) => bars.length > 0)
    .map(({ column: { key, title }, bars }) => ({
      title,
      file: `bench-${bench}-${cell.name}-${key}.svg`,
      svg: barChart(`${headingOf(cell)}: ${title}`, bars),
    }));
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
  if (cell.rows.every(({ system }) => system !== 'drawbridge')) return '';
  const ahead = aheadOfOurs(cell).map(({ column, systems }) => `${column.title} (${systems.join(', ')})`);
  return ahead.length === 0
    ? 'No other is ahead of drawbridge here by more than the runs were apart.'
    : `Ahead of drawbridge: ${ahead.join('; ')}.`;
}

function claimsText({ claims = [] }: BenchRecord): string {
  if (claims.length === 0) return '';
  const rows = claims.map(({ claim, measured, verdict }) => `| ${claim} | ${measured} | ${verdict} |`);
  return ['| what is said | measured | |', '| --- | --- | --- |', ...rows].join('\n');
}
