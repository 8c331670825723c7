import { keepRecord } from '../../page/keepRecord.ts';
import type { WholeEffort } from '../effort.ts';
import { PROXIES } from '../measure/openSite.ts';
import { TRANSPORTS } from '../transports.ts';
import type { Claim, Measured } from './claims.ts';
import { COLUMNS } from './columns.ts';
import type { Outcome } from './outcome.ts';

interface Result {
  readonly effort: WholeEffort;
  readonly measured: Measured;
  readonly claims: readonly Claim[];
}

/** Keeps everything that was measured in `<folder>/transports.json`, for whoever makes tables and charts of it. */
export function writeResult(folder: string, { effort, measured, claims }: Result): void {
  const { outcomes, cursorBytes, held } = measured;
  const cells = toCells(outcomes);
  keepRecord(folder, { bench: 'transports', cells, claims, also: { effort, cursorBytes, held } });
}

/** A table for each proxy, in the form that the cells of `bench sync` have: columns, and rows of values by their keys. */
export function toCells(outcomes: readonly Outcome[]) {
  const columns = COLUMNS.map(({ of: _, ...column }) => column);
  return PROXIES.map((proxy) => ({
    name: proxy,
    title: proxy === 'none' ? 'Directly' : `Behind ${proxy}`,
    columns,
    rows: outcomes.filter((one) => one.proxy === proxy).map(toRow),
  })).filter(({ rows }) => rows.length > 0);
}

function toRow(outcome: Outcome) {
  const row = { system: outcome.name, title: TRANSPORTS[outcome.name].title };
  if (outcome.kind === 'absent') return { ...row, values: {}, failure: outcome.why };
  const values = COLUMNS.flatMap(({ key, of }) => {
    const value = of(outcome.figures);
    if (value === undefined || Number.isNaN(value)) return [];
    return [[key, { median: value, least: value, most: value }] as const];
  });
  return { ...row, values: Object.fromEntries(values) };
}
