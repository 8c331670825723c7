import type { Rows } from '../../bench.ts';
import type { Column } from './column.ts';
import { type CellResult, type Row, ratioTo, tell, type Value } from './summary.ts';

const MARK = '*';
const UNITS = { ms: 'ms', µs: 'µs', KB: 'KB', MB: 'MB', percent: '', each: '' } as const;

/** A column for each system, a row for each figure: `1.52 ±10 % ×1.4`, with what it is of the floor's. */
export function cellTable({ columns, rows }: CellResult): Rows {
  const shown = columns.filter(({ key }) => rows.some(({ values }) => values[key] !== undefined));
  return [
    ['', ...rows.map(({ system, isLoadBound }) => (isLoadBound === true ? `${system} ${MARK}` : system))],
    ...shown.map((column) => [headingOf(column), ...rows.map((row) => figureOf(rows, row, column))]),
  ];
}

/** What has to be said below a table. */
export function notesOf({ rows }: CellResult): string[] {
  const bound = rows.filter((row) => row.isLoadBound).map(({ system }) => system);
  return [
    ...(bound.length > 0
      ? [
          `${MARK} The clients had no time to spare (more than 90 % of a core, or late): not the server alone is measured.`,
        ]
      : []),
    ...rows.flatMap(({ system, failure }) => (failure === undefined ? [] : [`${system}: ${failure}`])),
  ];
}

function headingOf({ title, unit }: Column): string {
  return UNITS[unit] === '' ? title : `${title}, ${UNITS[unit]}`;
}

function figureOf(rows: readonly Row[], row: Row, column: Column): string {
  const value = row.values[column.key];
  if (value === undefined) return '–';
  const ratio = ratioTo(rows, row, column);
  return [
    tell(value.median, column.unit),
    spreadOf(value),
    ...(ratio === undefined ? [] : [`×${ratio.toFixed(ratio < 10 ? 2 : 0)}`]),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** How far the runs were apart, as a part of the median. */
export function spreadOf({ median, least, most }: Value): string {
  const share = (most - least) / 2 / median;
  return Number.isFinite(share) && share > 0 ? `±${Math.round(share * 100)} %` : '';
}
