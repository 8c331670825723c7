import type { Rows } from '../../bench.ts';
import { tell } from '../../report/cells/summary.ts';
import { TRANSPORTS } from '../transports.ts';
import { COLUMNS, type FigureColumn } from './columns.ts';
import type { Outcome } from './outcome.ts';

/** Of what was measured through one proxy, a line each. */
export function transportTable(outcomes: readonly Outcome[]): Rows {
  return [['', ...COLUMNS.map(headingOf)], ...outcomes.map(lineOf)];
}

/** What has to be said below a table. */
export function notesOf(outcomes: readonly Outcome[]): string[] {
  return outcomes.flatMap((one) =>
    one.kind === 'absent' ? [`${TRANSPORTS[one.name].title}: not measured, ${one.why}`] : [],
  );
}

function headingOf({ title, unit }: FigureColumn): string {
  return unit === 'percent' || unit === 'each' ? title : `${title}, ${unit}`;
}

function lineOf(outcome: Outcome): string[] {
  return [
    TRANSPORTS[outcome.name].title,
    ...COLUMNS.map(({ of, unit }) => {
      const value = outcome.kind === 'measured' ? of(outcome.figures) : undefined;
      return value === undefined || Number.isNaN(value) ? '–' : tell(value, unit);
    }),
  ];
}
