import { describe, expect, it } from 'vitest';
import { canvasGoals } from '../../canvas/report/goals.ts';
import type { Column } from './column.ts';
import { goalsTable } from './goals.ts';
import type { CellResult } from './summary.ts';

const columns: readonly Column[] = [
  { key: 'p50', title: 'change p50', unit: 'ms' },
  { key: 'heap', title: 'heap', unit: 'MB' },
];

function cellOf(systems: Readonly<Record<string, Readonly<Record<string, number>>>>): CellResult {
  const rows = Object.entries(systems).map(([system, figures]) => ({
    system,
    values: Object.fromEntries(
      Object.entries(figures).map(([key, value]) => [key, { median: value, least: value, most: value }]),
    ),
  }));
  return { name: 'cell', title: 'a cell', columns, rows };
}

const reached = (rows: ReturnType<typeof goalsTable>) => rows.slice(1).map((row) => row.slice(1));

describe('A goal', () => {
  const cell = cellOf({
    ws: { p50: 2 },
    empty: { heap: 2 ** 20 },
    drawbridge: { p50: 5, heap: 3 * 2 ** 20 },
  });

  it('is reached or missed, and told in the unit of its figure', () => {
    const rows = goalsTable(cell, [
      { key: 'p50', atMost: 5 },
      { key: 'p50', atLeast: 6 },
    ]);
    expect(rows[0]).toEqual(['drawbridge: a cell', 'to reach', 'reached', '']);
    expect(rows.slice(1)).toEqual([
      ['change p50', '≤ 5 ms', '5 ms', 'yes'],
      ['change p50', '≥ 6 ms', '5 ms', 'no'],
    ]);
  });

  it('may be how many times the floor’s a figure is', () => {
    const rows = goalsTable(cell, [{ key: 'p50', isRatio: true, atMost: 2 }]);
    expect(reached(rows)).toEqual([['≤ ×2.00', '×2.50', 'no']]);
  });

  it('may leave out what something simpler takes, and be shared out', () => {
    const rows = goalsTable(cell, [
      {
        ...{ key: 'heap', above: { system: 'empty', key: 'heap' }, share: { among: 1_024, unit: 'KB' } },
        atMost: 4_096,
      },
    ]);
    expect(reached(rows)).toEqual([['≤ 4 KB', '2 KB', 'yes']]);
  });

  it('that came to nothing is neither, and of what nobody looked at none is told', () => {
    expect(reached(goalsTable(cell, [{ key: 'heap', isRatio: true, atMost: 1 }]))).toEqual([
      ['≤ ×1.00', '–', ''],
    ]);
    expect(goalsTable(cell, [{ key: 'rss', atMost: 1 }])).toEqual([]);
  });

  it('is ours alone', () => {
    expect(goalsTable(cellOf({ ws: { p50: 2 } }), [{ key: 'p50', atMost: 5 }])).toEqual([]);
    expect(goalsTable(cell, [])).toEqual([]);
  });
});

describe('The goals of a scene', () => {
  it('share its heap out among its shapes, and want all of a small one at once', () => {
    const [large, small] = [canvasGoals('mixed-100000'), canvasGoals('freehand-20000')];
    expect(large.at(-1)?.share?.among).toBe(100_000);
    expect(small.map(({ key }) => key)).toContain('load: all shapes since the last bytes, ms');
    expect(large).toHaveLength(small.length - 2);
  });
});
