import type { Comment, NewItem } from '@drawbridge/board';
import { expect, test } from 'vitest';
import type { ReadyBoard } from './readyFile.ts';
import { withoutTurnedOff } from './withoutTurnedOff.ts';

const comment = { id: 'c' } as Comment;
const item = { name: 'Star' } as NewItem;
const line = { fate: 'repaired', words: 'Arrows', count: 2 } as const;
const ready: ReadyBoard = {
  ...{ kind: 'board', from: 'Drawbridge', name: 'Plan', shapes: [], images: new Map() },
  ...{ comments: [comment, comment], library: [item], box: { x: 0, y: 0, w: 1, h: 1 } },
  report: { kept: 1, changed: 0, skipped: 0, lines: [line] },
};

test('a file brings all that it has where nothing is turned off', () => {
  expect(withoutTurnedOff(ready, () => true)).toEqual(ready);
});

test('what is turned off is left out, and said so', () => {
  const left = withoutTurnedOff(ready, () => false);
  expect([left.comments, left.library]).toEqual([[], []]);
  expect(left.report.lines).toEqual([
    line,
    { fate: 'left out', words: 'Comments, which are turned off on this server', count: 2 },
    { fate: 'left out', words: 'Items of the library, which is turned off on this server', count: 1 },
  ]);
  expect(withoutTurnedOff({ ...ready, library: [] }, (feature) => feature !== 'library').report).toEqual(
    ready.report,
  );
});
