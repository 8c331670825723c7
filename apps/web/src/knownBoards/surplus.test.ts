import { expect, test } from 'vitest';
import type { KnownBoard } from './knownBoard.ts';
import { surplus } from './surplus.ts';

const board = (id: string, openedMs: number, trashedMs?: number): KnownBoard => {
  return { id, name: '', openedMs, hash: '', tags: [], ...(trashedMs !== undefined && { trashedMs }) };
};

test('nothing is forgotten up to the limit', () => {
  expect(surplus([board('a', 1), board('b', 2)], 2)).toEqual([]);
});

test('the trash goes first, its oldest in front, then what was not opened for longest', () => {
  const boards = [board('new', 90), board('old', 10), board('late', 99, 60), board('early', 98, 50)];
  expect(surplus(boards, 1)).toEqual(['early', 'late', 'old']);
});
