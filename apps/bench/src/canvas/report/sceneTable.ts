import type { Rows } from '../../bench.ts';
import type { Outcome } from '../measureBoard.ts';
import type { Figure } from './figure.ts';

/** What came of one whiteboard. */
export interface Column {
  readonly name: string;
  readonly outcomes: readonly Outcome[];
}

/** A line for each figure, a column for each whiteboard; behind each figure its ratio to that of the first column. */
export function sceneTable(columns: readonly Column[]): Rows {
  const [reference] = columns;
  const lines = linesOf(columns);
  return [
    ['', ...columns.map(({ name }) => name)],
    ...lines.map(({ act, name }) => [
      `${act}: ${name}`,
      ...columns.map((column) => cell(column, { act, name }, column === reference ? undefined : reference)),
    ]),
  ];
}

interface Line {
  readonly act: string;
  readonly name: string;
}

/** In the order of the one that got farthest: the others gave up. */
function linesOf(columns: readonly Column[]): Line[] {
  const known = new Map<string, Line>();
  const farthest = [...columns].sort((a, b) => b.outcomes.length - a.outcomes.length);
  for (const { act, figures } of farthest.flatMap(({ outcomes }) => outcomes)) {
    for (const { name } of figures) known.set(`${act}: ${name}`, { act, name });
  }
  return [...known.values()];
}

function cell(column: Column, line: Line, reference: Column | undefined): string {
  const outcome = column.outcomes.find(({ act }) => act === line.act);
  if (outcome === undefined) return '';
  if (outcome.gaveUp !== undefined) return outcome.gaveUp;
  const found = figureOf(column, line);
  if (found?.value === undefined) return '–';
  const own = found.value.toFixed(found.digits);
  const other = reference && figureOf(reference, line)?.value;
  return other ? `${own} (${ratio(found.value / other)})` : own;
}

function figureOf({ outcomes }: Column, { act, name }: Line): Figure | undefined {
  return outcomes
    .find((outcome) => outcome.act === act)
    ?.figures.find((candidate) => candidate.name === name);
}

function ratio(value: number): string {
  return `×${value.toFixed(Math.abs(value) < 10 ? 2 : 0)}`;
}
