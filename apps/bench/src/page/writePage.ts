import type { Rows } from '../bench.ts';
import { cellTable, notesOf } from '../report/cells/cellTable.ts';
import type { Column } from '../report/cells/column.ts';
import { type Goal, goalsTable } from '../report/cells/goals.ts';
import { type CellResult, OURS, tell, tellWithUnit } from '../report/cells/summary.ts';
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
  const parts = SECTIONS.flatMap(({ bench, heading, paragraphs, goals }) => {
    const found = records.filter((one) => one.bench === bench);
    if (found.length === 0) return [];
    return [
      `## ${heading}`,
      ...paragraphs,
      ...found.flatMap((record, index) => [
        ...provenance(record, found[index - 1]),
        ...writeRecord(record, { images, pictures, goals }),
      ]),
    ];
  });
  const markdown = ['# Benchmarks', INTRODUCTION, ...parts].filter((part) => part !== '').join('\n\n');
  return { markdown: `${markdown}\n`, pictures };
}

interface Surroundings {
  readonly images: string;
  readonly pictures: Map<string, string>;
  readonly goals: (cell: string) => readonly Goal[];
}

function writeRecord(record: BenchRecord, { images, pictures, goals }: Surroundings): string[] {
  const cells = record.cells.flatMap((cell) => {
    const drawn = drawCell(record, cell);
    for (const { file, svg } of drawn) pictures.set(file, svg);
    const links = drawn.map(({ title, file }) => `![${title}](${images}/${file})`);
    return [
      `### ${headingOf(cell)}`,
      ...links,
      markdownTable(cellTable(cell)),
      ...notesOf(cell),
      aheadText(cell),
      markdownTable(goalsTable(cell, goals(cell.name))),
    ];
  });
  return [...cells, claimsText(record)];
}

const INTRODUCTION =
  'This page is written by `pnpm bench report` from what the benches measured, and not by hand. Figures of another machine differ; what one system is of another on the same machine tells more.';

/** Where and by what it was measured; where that is as it was before, only by which command. */
function provenance(record: BenchRecord, before: BenchRecord | undefined): string[] {
  const place = placeText(record);
  const command = record.command === undefined ? '' : ` by \`${record.command}\``;
  const times = record.repeats === undefined ? '' : `; medians of ${record.repeats}`;
  return [
    ...(before && placeText(before) === place ? [] : [place]),
    `Measured on ${record.measuredAt.slice(0, 10)}${command}${times}.`,
  ];
}

function placeText({ machine, versions }: BenchRecord): string {
  const { cores, processor, memoryBytes, system, node } = machine;
  const packages = Object.entries(versions ?? {}).map(([name, version]) => `${name} ${version}`);
  const place = `A machine with ${cores} cores (${processor}), ${tell(memoryBytes, 'MB')} MB of memory, ${system} and Node.js ${node}`;
  return `${packages.length === 0 ? place : `${place}; ${packages.join(', ')}`}.`;
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
      file: `bench-${bench}-${cell.name}-${fileNameOf(key)}.svg`,
      svg: barChart({ what: headingOf(cell), figure: title }, bars),
    }));
}

/** A link to a file with blanks or slashes in its name leads nowhere. */
function fileNameOf(key: string): string {
  return key.replace(/[^\w]+/g, '-').replace(/^-|-$/g, '');
}

function barsOf({ rows }: CellResult, { key, unit }: Column): Bar[] {
  return rows.flatMap(({ system, values, failure }) => {
    const value = values[key]?.median;
    const isOurs = system === OURS;
    if (value === undefined)
      return failure === undefined ? [] : [{ name: system, value: 0, words: 'gave up', isOurs }];
    return [{ name: system, value, words: tellWithUnit(value, unit), isOurs }];
  });
}

function markdownTable([heading = [], ...rows]: Rows): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  return [line(heading), line(heading.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)]
    .map((text) => text.replaceAll(' * |', ' \\* |'))
    .join('\n');
}

function aheadText(cell: CellResult): string {
  if (cell.rows.every(({ system }) => system !== OURS)) return '';
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
