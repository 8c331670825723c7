import type { Rows } from '../../bench.ts';
import type { Unit } from './column.ts';
import { type CellResult, FLOOR, OURS, tellWithUnit } from './summary.ts';

/** What a figure of ours is to be, at least or at most. */
export type Goal = {
  /** Of the figure's column. */
  readonly key: string;
  /** What is said of it, where it is not the figure as it stands that is held against the goal. */
  readonly what?: string;
  /** How many times the floor's it is, and not how much. */
  readonly isRatio?: true;
  /** What another system takes for something simpler is not counted. */
  readonly above?: { readonly system: string; readonly key: string };
  /** Among so many the figure is shared out, and then told in this unit. */
  readonly share?: { readonly among: number; readonly unit: Unit };
} & ({ readonly atLeast: number } | { readonly atMost: number });

/** Each goal with what was reached, and whether that is enough; nothing of what was not measured of ours. */
export function goalsTable(cell: CellResult, goals: readonly Goal[]): Rows {
  if (!cell.rows.some(({ system }) => system === OURS)) return [];
  const rows = goals.flatMap((goal) => {
    const column = cell.columns.find(({ key }) => key === goal.key);
    if (!column) return [];
    const reached = reachedOf(cell, goal);
    const unit = goal.share?.unit ?? column.unit;
    const words = (value: number): string =>
      goal.isRatio ? `×${value.toFixed(2)}` : tellWithUnit(value, unit);
    const what = goal.what ?? column.title;
    const limit = 'atLeast' in goal ? `≥ ${words(goal.atLeast)}` : `≤ ${words(goal.atMost)}`;
    return [[what, limit, reached === undefined ? '–' : words(reached), verdict(goal, reached)]];
  });
  return rows.length === 0 ? [] : [[`${OURS}: ${cell.title}`, 'to reach', 'reached', ''], ...rows];
}

function reachedOf(cell: CellResult, { key, isRatio, above, share }: Goal): number | undefined {
  const whole = figureOf(cell, OURS, key);
  if (whole === undefined) return undefined;
  const floor = isRatio ? figureOf(cell, FLOOR, key) : 1;
  const bare = above ? (figureOf(cell, above.system, above.key) ?? 0) : 0;
  return floor ? (whole - bare) / floor / (share?.among ?? 1) : undefined;
}

function figureOf({ rows }: CellResult, system: string, key: string): number | undefined {
  return rows.find((row) => row.system === system)?.values[key]?.median;
}

function verdict(goal: Goal, reached: number | undefined): string {
  if (reached === undefined) return '';
  const isReached = 'atLeast' in goal ? reached >= goal.atLeast : reached <= goal.atMost;
  return isReached ? 'yes' : 'no';
}
