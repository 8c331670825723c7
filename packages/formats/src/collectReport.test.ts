import { expect, it } from 'vitest';
import { collectReport } from './collectReport.ts';

it('counts notes of the same words and fate, in the order in which they were first met', () => {
  const report = collectReport();
  report.note('hidden', 'Custom data');
  report.note('repaired', 'Custom data');
  report.note('hidden', 'Custom data', 3);
  expect(report.lines()).toEqual([
    { fate: 'hidden', words: 'Custom data', count: 4 },
    { fate: 'repaired', words: 'Custom data', count: 1 },
  ]);
});
