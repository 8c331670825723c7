import { describe, expect, it } from 'vitest';
import type { Column } from '../report/cells/column.ts';
import type { CellResult, Row } from '../report/cells/summary.ts';
import { aheadOfOurs } from './ahead.ts';
import { type BenchRecord, parseRecord } from './parseRecord.ts';
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
  ...{ bench: 'sync', measuredAt: '2026-11-22T10:00:00.000Z', repeats: 3 },
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
  it('tells of a bench that was run in parts in one section, each part with its command', () => {
    const second = {
      ...record,
      command: 'pnpm bench sync --cells join',
      cells: [{ ...cell, name: 'join-1', title: 'one joins' }],
    };
    const { markdown, pictures } = writePage([record, second], 'images');
    expect(markdown.match(/^#+ .*$/gm)).toEqual([
      '# Benchmarks',
      '## Sync',
      '### Two <people> draw',
      '### One joins',
    ]);
    expect(markdown).toContain('`pnpm bench sync --cells join`');
    expect(markdown.match(/A machine with 2 cores/g)).toHaveLength(1);
    expect([...pictures.keys()]).toEqual(['bench-sync-drawing-2-p95.svg', 'bench-sync-join-1-p95.svg']);
  });

  const { markdown, pictures } = writePage([record], 'images');

  it('says how the figures came about', () => {
    for (const words of [
      'pnpm bench sync --out figures',
      '2 cores (A processor)',
      'yjs 13.6.33',
      'medians of 3',
    ])
      expect(markdown).toContain(words);
  });

  it('has a table, a picture of what is drawn, and where others are ahead', () => {
    expect(markdown).toContain('| change p95, ms | 1 | 2 ×2.00 | 1.50 ±83 % ×1.50 |');
    expect(markdown).toContain('![change p95](images/bench-sync-drawing-2-p95.svg)');
    expect(markdown).toContain('Ahead of drawbridge: change p95 (y-websocket, hocuspocus);');
    expect([...pictures.keys()]).toEqual(['bench-sync-drawing-2-p95.svg']);
  });

  it('shows who gave up', () => {
    const rows = [...cell.rows, { system: 'stuck', values: {}, failure: 'took over 20 s' }];
    const { pictures: shown } = writePage([{ ...record, cells: [{ ...cell, rows }] }], 'images');
    expect(shown.get('bench-sync-drawing-2-p95.svg')).toMatch(/>stuck<.*>gave up</);
  });

  it('gives pictures names that a link can have', () => {
    const key = 'pan, all in view: frames/s';
    const drawn = { ...cell, columns: [{ key, title: 'pan', unit: 'each', isDrawn: true }] as const };
    const { pictures: named } = writePage(
      [{ ...record, cells: [{ ...drawn, rows: [row('drawbridge', { [key]: [1, 1, 1] })] }] }],
      'images',
    );
    expect([...named.keys()]).toEqual(['bench-sync-drawing-2-pan-all-in-view-frames-s.svg']);
  });

  it('draws bars as long as the figures are', () => {
    const svg = pictures.get('bench-sync-drawing-2-p95.svg') ?? '';
    const widths = [...svg.matchAll(/<rect class="(\w+)" .*?width="(\d+)"/g)].map(([, name, width]) => [
      name,
      Number(width),
    ]);
    expect(widths.at(-1)).toEqual(['ours', 490]);
    expect(widths[1]).toEqual(['bar', 245]);
    expect(svg).toContain('Two &lt;people> draw: change p95');
  });

  it('tells what other benches found below their own headings, and which claims hold', () => {
    const claims = [{ claim: 'Polling is slow', measured: '300 ms', verdict: 'true' }];
    const rows = cell.rows.slice(0, 1);
    const { markdown: both } = writePage(
      [{ ...record, bench: 'transports', cells: [{ ...cell, rows }], claims }, record],
      'images',
    );
    expect(both.indexOf('## Sync')).toBeLessThan(both.indexOf('## Transports'));
    expect(both).toContain('| Polling is slow | 300 ms | true |');
    expect(both.match(/Ahead of drawbridge/g)).toHaveLength(1);
  });

  it('holds ours against what we set out to reach', () => {
    const rows = [row('ws', { changeP50: [1, 1, 1] }), row('drawbridge', { changeP50: [3, 3, 3] })];
    const changeP50 = { key: 'changeP50', title: 'change p50', unit: 'ms' } as const;
    const goal = { ...cell, name: 'drawing-10', columns: [changeP50], rows };
    const { markdown: told } = writePage([{ ...record, cells: [goal] }], 'images');
    expect(told).toContain(
      '| change p50, on disk before it is seen, of the relay’s | ≤ ×2.00 | ×3.00 | no |',
    );
  });

  it('is only written from figures that this bench kept', () => {
    expect(parseRecord(JSON.stringify(record), 'sync')).toEqual(record);
    for (const text of ['[]', 'null', JSON.stringify({ ...record, bench: 'load' })])
      expect(() => parseRecord(text, 'sync')).toThrow('no figures of "sync"');
  });
});
