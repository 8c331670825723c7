import { expect, test } from 'vitest';
import { createReport } from './report.mjs';

test('a step is one line with its duration', async () => {
  const { report, text } = reportAt([0, 1_250]);
  expect(await report.step('Fetching pnpm', async () => 7)).toBe(7);
  expect(text()).toBe('> Fetching pnpm .. 1.3 s\n');
});

test('a step that fails ends its line, so that the reason starts on one of its own', async () => {
  const { report, text } = reportAt([0]);
  await expect(report.step('Fetching pnpm', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(text()).toBe('> Fetching pnpm ..\n');
});

function reportAt(timesMs: readonly number[]) {
  const times = [...timesMs];
  const written: string[] = [];
  const report = createReport({ write: (text) => written.push(text), now: () => times.shift() ?? 0 });
  return { report, text: () => written.join('') };
}
