import { expect, test } from 'vitest';
import { cellTable, notesOf } from '../../report/cells/cellTable.ts';
import { sceneCell } from './sceneCell.ts';

const pan = (value: number | undefined) => ({
  act: 'pan, all in view',
  figures: [{ name: 'frames/s', value, digits: 1 }],
});

test('a scene is a table with a column for each whiteboard, and says who gave up', () => {
  const cell = sceneCell(
    [
      {
        name: 'drawbridge',
        outcomes: [pan(59.5), { act: 'memory', figures: [{ name: 'heap, MB', value: 12, digits: 0 }] }],
      },
      { name: 'peer', outcomes: [pan(6), { act: 'drag all', figures: [], gaveUp: 'took over 20 s' }] },
    ],
    { kind: 'mixed', count: 20_000 },
  );
  expect(cell.title).toBe('20,000 shapes, mixed');
  expect(cellTable(cell)).toEqual([
    ['', 'drawbridge', 'peer'],
    ['pan, all in view: frames/s', '59.5', '6'],
    ['memory: heap, MB', '12', '–'],
  ]);
  expect(notesOf(cell)).toEqual(['peer: drag all: took over 20 s']);
  expect(cell.columns.map(({ isDrawn, better }) => [isDrawn, better])).toEqual([
    [true, 'more'],
    [false, 'less'],
  ]);
});
