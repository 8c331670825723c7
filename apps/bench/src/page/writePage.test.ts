import { describe, expect, it } from 'vitest';
import type { Column } from '../sync/cell.ts';
import type { BenchRecord } from '../sync/report/record.ts';
import type { CellResult, Row } from '../sync/report/summary.ts';
import { aheadOfOurs } from './ahead.ts';
import { parseRecord } from './parseRecord.ts';
import { writePage } from './writePage.ts';

const columns: readonly Column[] = [
  { key: 'p95', title: 'change p95', unit: 'ms', isCompared: true, better: 'less', isDrawn: true },
  { key: 'rate', title: 'connects a second', unit: 'each', better: 'more' },
  { key: 'load', title: 'load CPU', unit: 'percent' },
];

function row(
  system: Row['system'],
  figures: Readonly<Record<string, readonly [number, number, number]>>,
): Row {
  const values = Object.entries(figures).map(([key, [least, median, most]]) => [
    key,
    { least, median, most },
  ]);
  return { system, isLoadBound: false, values: Object.fromEntries(values) };
}

const cell: CellResult = {
  name: 'drawing-2',
  title: 'two <people> draw',
  columns,
  rows: [
    row('ws', { p95: [1, 1, 1], rate: [9, 9, 9], load: [0.1, 0.1, 0.1] }),
    row('hocuspocus', { p95: [2, 2, 2], rate: [5, 5, 5], load: [0.1, 0.1, 0.1] }),
    row('tldraw', { p95: [1, 1.5, 3.5], rate: [3, 3, 3], load: [0.1, 0.1, 0.1] }),
    row('y-websocket', { p95: [1, 1.2, 1.3], rate: [1, 1, 1], load: [0.1, 0.1, 0.1] }),
    row('drawbridge', { p95: [3, 4, 5], rate: [4, 4, 4], load: [0.9, 0.9, 0.9] }),
  ],
};

const record: BenchRecord = {
  ...{ format: 1, bench: 'sync', takenAt: '2026-11-22T10:00:00.000Z', repeats: 3 },
  command: 'pnpm bench sync --out figures',
  machine: { cores: 2, processor: 'A processor', memoryBytes: 2 ** 34, system: 'Linux 6', node: 'v24.0.0' },
  versions: { yjs: '13.6.33' },
  cells: [cell],
};

describe('Where others are ahead', () => {
  it('is told by figure, the best first, and only by more than the runs were apart', () => {
    const told = aheadOfOurs(cell).map(({ column, systems }) => [column.key, systems]);
    expect(told).toEqual([
      ['p95', ['y-websocket', 'hocuspocus']],
      ['rate', ['hocuspocus']],
    ]);
  });

  it('is nothing when ours was not measured', () => {
    expect(aheadOfOurs({ ...cell, rows: cell.rows.slice(0, 4) })).toEqual([]);
  });
});

describe('The page', () => {
  const { markdown, pictures } = writePage(record, 'images');

  it('says how the figures came about', () => {
    for (const words of [
      'pnpm bench sync --out figures',
      '2 cores (A processor)',
      'yjs 13.6.33',
      'of 3 runs',
    ])
      expect(markdown).toContain(words);
  });

  it('has a table, a picture of what is drawn, and where others are ahead', () => {
    expect(markdown).toContain('| change p95, ms | 1 | 2 ×2.00 | 1.50 ±83 % ×1.50 |');
    expect(markdown).toContain('![change p95](images/bench-drawing-2-p95.svg)');
    expect(markdown).toContain('Ahead of drawbridge: change p95 (y-websocket, hocuspocus);');
    expect([...pictures.keys()]).toEqual(['bench-drawing-2-p95.svg']);
  });

  it('draws bars as long as the figures are', () => {
    const svg = pictures.get('bench-drawing-2-p95.svg') ?? '';
    const widths = [...svg.matchAll(/<rect class="(\w+)" .*?width="(\d+)"/g)].map(([, name, width]) => [
      name,
      Number(width),
    ]);
    expect(widths.at(-1)).toEqual(['ours', 490]);
    expect(widths[1]).toEqual(['bar', 245]);
    expect(svg).toContain('Two &lt;people> draw: change p95');
  });

  it('is only written from figures that this bench kept', () => {
    expect(parseRecord(JSON.stringify(record))).toEqual(record);
    for (const text of ['[]', 'null', '{"format":2,"bench":"sync","cells":[]}'])
      expect(() => parseRecord(text)).toThrow('no figures of this bench');
  });
});
