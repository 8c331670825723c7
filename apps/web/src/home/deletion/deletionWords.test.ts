import type { BoardLink, OpenRole } from '@drawbridge/protocol';
import { expect, test } from 'vitest';
import { emptyTrashText, othersText } from './deletionWords.ts';

const link = (uses: number): BoardLink => ({ id: 'x', role: 'edit', name: '', createdMs: 0, uses });

test.each<[OpenRole, number[], string]>([
  ['none', [1], 'Nobody else has come to it by a link.'],
  ['none', [], 'Nobody else has come to it by a link.'],
  ['none', [1, 1], '1 other who came by a link loses it as well.'],
  ['none', [1, 3, 2], '5 others who came by a link lose it as well.'],
  ['edit', [1], 'Everybody who has its address loses it as well.'],
  ['view', [2, 1], '2 others who came by a link, and everybody who has its address, lose it as well.'],
])('a board that gives %s and was opened %j times says who loses it', (openRole, uses, text) => {
  expect(othersText({ openRole, links: uses.map(link) })).toBe(text);
});

test('emptying the trash says how many are deleted for everybody, and how many only forgotten', () => {
  expect(emptyTrashText({ owned: 1, others: 0 })).toBe(
    '1 board that you own is deleted for everybody, with its history. This cannot be undone.',
  );
  expect(emptyTrashText({ owned: 0, others: 2 })).toBe(
    '2 boards are only forgotten by this browser, and you will need their links to come back.',
  );
  const both = emptyTrashText({ owned: 3, others: 1 });
  expect(both).toContain('3 boards that you own are deleted for everybody');
  expect(both).toContain('1 board is only forgotten');
});
