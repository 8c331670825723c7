import { expect, test } from 'vitest';
import type { KnownBoard } from '../knownBoards/knownBoard.ts';
import { shownBoards, tagsOf, type Wanted } from './shownBoards.ts';

const ALL: Wanted = { query: '', tag: undefined, isTrash: false, order: 'opened' };

const BOARDS: readonly KnownBoard[] = [
  { id: 'a', name: 'Plan 10', openedMs: 10, hash: '', tags: ['Work'] },
  { id: 'b', name: 'plan 9', openedMs: 30, hash: '', tags: ['Home', 'Garden'] },
  { id: 'c', name: '', openedMs: 20, hash: '', tags: [] },
  { id: 'd', name: 'Übersicht', openedMs: 40, hash: '', tags: ['Old'], trashedMs: 50 },
  { id: 'e', name: 'Older', openedMs: 90, hash: '', tags: [], trashedMs: 45 },
];

const ids = (wanted: Partial<Wanted>) => shownBoards(BOARDS, { ...ALL, ...wanted }).map(({ id }) => id);

test('what was opened last comes first, and the trash is apart', () => {
  expect(ids({})).toEqual(['b', 'c', 'a']);
  expect(ids({ isTrash: true })).toEqual(['d', 'e']);
});

test('names are sorted as people read them: 9 before 10, whatever their case', () => {
  expect(ids({ order: 'name' })).toEqual(['b', 'a', 'c']);
});

test('each word is looked for in the name and the tags, without case and accents', () => {
  expect(ids({ query: ' PLAN  garden ' })).toEqual(['b']);
  expect(ids({ query: 'uber', isTrash: true })).toEqual(['d']);
  expect(ids({ query: 'untitled' })).toEqual(['c']);
  expect(ids({ query: 'nowhere' })).toEqual([]);
});

test('a tag shows the boards that have it', () => {
  expect(ids({ tag: 'Work' })).toEqual(['a']);
});

test('the tags of what is in the trash are not offered', () => {
  expect(tagsOf(BOARDS)).toEqual(['Garden', 'Home', 'Work']);
});
