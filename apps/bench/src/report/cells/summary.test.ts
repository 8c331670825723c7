import { describe, expect, it } from 'vitest';
import { cellTable, notesOf } from './cellTable.ts';
import type { Column } from './column.ts';
import { type Run, ratioTo, summarize, tell } from './summary.ts';

const columns: readonly Column[] = [
  { key: 'p50', title: 'p50', unit: 'ms', isCompared: true },
  { key: 'lost', title: 'lost', unit: 'each' },
  { key: 'stores', title: 'stores', unit: 'percent' },
];
const cell = { name: 'drawing-2', title: 'two draw', columns };

const run = (system: Run['system'], outcome: Run['outcome']): Run => ({ system, outcome });
const threeEach = [
  run('ws', { p50: 1, lost: 0 }),
  run('drawbridge', { p50: 9, lost: 0 }),
  run('ws', { p50: 3, lost: 0 }),
  run('drawbridge', { p50: 4, lost: 0 }),
  run('ws', { p50: 2, lost: 0 }),
  run('drawbridge', { p50: 3, lost: 1 }),
];

describe('A cell', () => {
  it('tells the median of its runs, and how far apart they were', () => {
    const { rows } = summarize(cell, threeEach);
    expect(rows.map(({ system, values }) => [system, values.p50])).toEqual([
      ['ws', { median: 2, least: 1, most: 3 }],
      ['drawbridge', { median: 4, least: 3, most: 9 }],
    ]);
  });

  it('holds figures against those of the floor, where that tells something', () => {
    const { rows } = summarize(cell, threeEach);
    const [floor, ours] = rows;
    const [p50, lost] = columns;
    if (!floor || !ours || !p50 || !lost) throw new Error('There are two of each.');
    expect(ratioTo(rows, ours, p50)).toBe(2);
    expect(ratioTo(rows, floor, p50)).toBeUndefined();
    expect(ratioTo(rows, ours, lost)).toBeUndefined();
    expect(ratioTo([ours], ours, p50)).toBeUndefined();
  });

  it('is a table that leaves out what nobody measured', () => {
    expect(cellTable(summarize(cell, threeEach))).toEqual([
      ['', 'ws', 'drawbridge'],
      ['p50, ms', '2 ±50 %', '4 ±75 % ×2.00'],
      ['lost', '0', '0'],
    ]);
  });

  it.each([
    ['their processor', { p50: 1, loadCores: 0.91 }, true],
    ['the pace', { p50: 1, loadCores: 0.2, loadDone: 0.94 }, true],
    ['nothing', { p50: 1, loadCores: 0.9, loadDone: 0.95 }, false],
  ])('is marked when one run shows the clients at the end of %s', (_, outcome, isMarked) => {
    const result = summarize(cell, [run('ws', { p50: 1 }), run('ws', outcome)]);
    expect(result.rows[0]?.isLoadBound).toBe(isMarked);
    expect(cellTable(result)[0]).toEqual(['', isMarked ? 'ws *' : 'ws']);
    expect(notesOf(result)).toHaveLength(isMarked ? 1 : 0);
  });

  it('says which run came to nothing, and tells the others', () => {
    const result = summarize(cell, [run('tldraw', new Error('gave up')), run('tldraw', { p50: 5 })]);
    expect(result.rows[0]?.values.p50?.median).toBe(5);
    expect(notesOf(result)).toEqual(['tldraw: gave up']);
  });

  it('does not take what is no number for one', () => {
    const result = summarize(cell, [run('ws', { p50: Number.NaN })]);
    expect(cellTable(result)).toEqual([['', 'ws']]);
  });
});

describe('A figure', () => {
  it.each([
    [0.126, 'ms', '0.13'],
    [12.34, 'ms', '12.3'],
    [123.4, 'µs', '123'],
    [3, 'each', '3'],
    [1_536, 'KB', '1.50'],
    [0.5, 'percent', '50 %'],
    [5 * 1024 * 1024, 'MB', '5'],
  ] as const)('of %d %s is told as %s', (value, unit, words) => {
    expect(tell(value, unit)).toBe(words);
  });
});
