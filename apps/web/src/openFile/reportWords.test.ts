import { expect, it } from 'vitest';
import { reportParts, reportSummary } from './reportWords.ts';

it('a report has a heading for each thing that became of something, with how many', () => {
  const parts = reportParts({
    kept: 40,
    changed: 3,
    skipped: 2,
    lines: [
      { fate: 'left out', words: 'Embedded pages', count: 2 },
      { fate: 'approximated', words: 'Cross-hatching of text boxes', count: 2 },
      { fate: 'approximated', words: 'Fonts', count: 1 },
      { fate: 'repaired', words: 'Arrows to shapes that are not there', count: 4 },
    ],
  });
  expect(parts.map(({ fate, count }) => [fate, count])).toEqual([
    ['as it is', 37],
    ['approximated', 3],
    ['repaired', 4],
    ['left out', 2],
  ]);
  expect(parts[1]?.lines.map(({ words }) => words)).toEqual(['Cross-hatching of text boxes', 'Fonts']);
});

it('what a reader only counts is counted', () => {
  expect(reportParts({ kept: 5, changed: 1, skipped: 2, lines: [] }).map(({ count }) => count)).toEqual([
    4, 1, 2,
  ]);
});

it('nothing is said of nothing', () => {
  expect(reportParts({ kept: 2, changed: 0, skipped: 0, lines: [] })).toMatchObject([{ fate: 'as it is' }]);
  expect(
    reportSummary({ kept: 2, changed: 0, skipped: 0, lines: [] }, 'Drawbridge', { comments: 1, items: 3 }),
  ).toBe('2 shapes and 1 comment from another board, and 3 items for the library.');
  expect(reportSummary({ kept: 1200, changed: 0, skipped: 0, lines: [] }, 'Excalidraw')).toBe(
    '1,200 shapes from Excalidraw.',
  );
});
