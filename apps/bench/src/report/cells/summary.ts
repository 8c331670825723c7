import { percentile } from '../percentile.ts';
import { type Column, isLoadBound, type Outcome, type Unit } from './column.ts';

/** One figure over several runs. */
export interface Value {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** What one system reached in one cell. */
export interface Row {
  readonly system: string;
  readonly values: Readonly<Record<string, Value>>;
  /** In some run the clients had no time to spare: then it may be them that were measured. */
  readonly isLoadBound?: boolean;
  /** Why a run came to nothing. The values are those of the others. */
  readonly failure?: string;
}

/** What all systems reached in one cell. */
export interface CellResult {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

/** How one run of a system went. */
export interface Run {
  readonly system: string;
  readonly outcome: Outcome | Error;
}

export const FLOOR = 'ws';
export const OURS = 'drawbridge';

/** The medians over all runs of each system, in the order in which the systems first ran. */
export function summarize(
  { name, title, columns }: Omit<CellResult, 'rows'>,
  runs: readonly Run[],
): CellResult {
  const systems = [...new Set(runs.map(({ system }) => system))];
  const rows = systems.map((system) =>
    rowOf(
      system,
      columns,
      runs.filter((run) => run.system === system),
    ),
  );
  return { name, title, columns, rows };
}

function rowOf(system: string, columns: readonly Column[], runs: readonly Run[]): Row {
  const outcomes = runs.flatMap(({ outcome }) => (outcome instanceof Error ? [] : [outcome]));
  const failed = runs.find(({ outcome }) => outcome instanceof Error)?.outcome;
  const values = columns.flatMap(({ key }) => {
    const found = outcomes.flatMap((outcome) => outcome[key] ?? []).filter(Number.isFinite);
    return found.length > 0 ? [[key, medianOf(found)] as const] : [];
  });
  return {
    system,
    values: Object.fromEntries(values),
    isLoadBound: outcomes.some(isLoadBound),
    ...(failed instanceof Error && { failure: failed.message }),
  };
}

function medianOf(found: readonly number[]): Value {
  return { median: percentile(found, 50), least: Math.min(...found), most: Math.max(...found) };
}

/** How many times the floor's a figure is; `undefined` where there is nothing to hold it against. */
export function ratioTo(rows: readonly Row[], row: Row, { key, isCompared }: Column): number | undefined {
  const floor = rows.find(({ system }) => system === FLOOR)?.values[key]?.median;
  const own = row.values[key]?.median;
  if (!isCompared || own === undefined || !floor || row.system === FLOOR) return undefined;
  return own / floor;
}

/** A figure in words, without its unit where the heading of a column names it. */
export function tell(value: number, unit: Unit): string {
  switch (unit) {
    case 'ms':
    case 'µs':
      return digits(value);
    case 'KB':
      return digits(value / 1024);
    case 'MB':
      return digits(value / 1024 / 1024);
    case 'percent':
      return `${digits(value * 100)} %`;
    case 'each':
      return digits(value);
  }
}

/** A figure in words that stands by itself. */
export function tellWithUnit(value: number, unit: Unit): string {
  return unit === 'percent' || unit === 'each' ? tell(value, unit) : `${tell(value, unit)} ${unit}`;
}

/** Three digits that mean something, and all those before the point. */
function digits(value: number): string {
  const size = Math.abs(value);
  if (Number.isInteger(value) || size >= 100) return String(Math.round(value));
  return value.toFixed(size >= 10 ? 1 : 2);
}
