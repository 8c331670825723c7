import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { barChart } from './barChart.ts';
import { benchmarksPage } from './benchmarksPage.ts';
import { type BenchResult, readResults, writeResult } from './benchResult.ts';

const bars = (...values: number[]) =>
  values.map((value, index) => ({ label: `n${index}`, value, words: `${value} ms`, isOurs: index === 0 }));

const widths = (svg: string): number[] =>
  [...svg.matchAll(/<rect [^>]*width="(\d+)"/g)].map(([, width]) => Number(width));

const result: BenchResult = {
  bench: 'sync',
  title: 'Sync',
  command: 'pnpm bench sync',
  measuredAt: '2026-01-02T03:04:05.000Z',
  machine: { cores: 2, processor: 'P', memoryBytes: 8 * 1024 ** 3, system: 'linux 6', node: 'v24.0.0' },
  versions: { peer: '1.2.3' },
  sections: [
    {
      title: 'Ten draw',
      rows: [
        ['', 'ours', 'a|b'],
        ['p50, ms', 1, '2 ×2.00'],
      ],
      notes: ['Said below.'],
      chart: { name: 'sync-drawing', title: 'p50', bars: bars(1, 2) },
    },
  ],
};

test('bars are as long as their values are large', () => {
  const [one, two, none] = widths(barChart({ name: 'c', title: 't', bars: bars(50, 100, 0) }));
  expect(two).toBeGreaterThan(300);
  expect(one).toBe((two ?? 0) / 2);
  expect(none).toBe(2);
});

test('values that are far apart are all seen, in their order', () => {
  const [a = 0, b = 0, c = 0] = widths(barChart({ name: 'c', title: 't', bars: bars(1, 30, 10_000) }));
  expect(a).toBeGreaterThan(10);
  expect(b).toBeGreaterThan(a * 2);
  expect(c).toBeGreaterThan(b * 1.5);
});

test('what is named cannot break the picture', () => {
  const svg = barChart({ name: 'c', title: '<a> & b', bars: [] });
  expect(svg).toContain('<title>&lt;a&gt; &amp; b</title>');
  expect(svg.match(/<\/?\w+/g)?.filter((tag) => tag === '<a')).toEqual([]);
});

test('the page has command, machine, versions, tables and pictures', () => {
  const page = benchmarksPage([result], 'images/benchmarks');
  expect(page).toContain(
    '`pnpm bench sync`, 2026-01-02: 2 cores (P), 8 GB, linux 6, Node v24.0.0. Beside ours: peer 1.2.3.',
  );
  expect(page).toContain('![p50](images/benchmarks/sync-drawing.svg)');
  expect(page).toContain('|  | ours | a\\|b |\n| --- | ---: | ---: |\n| p50, ms | 1 | 2 ×2.00 |\n');
  expect(page).toContain('Said below.');
});

test('a result is read as it was written; a folder without any says what to do', () => {
  const folder = mkdtempSync(join(tmpdir(), 'results-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  expect(() => readResults(folder)).toThrow(/Run a bench with --out/);
  writeResult(folder, result);
  expect(readResults(folder)).toEqual([result]);
});
