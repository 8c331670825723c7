import { DEFAULT_STYLE, groupShapes } from '@drawbridge/board';
import { createTestBoard } from '@drawbridge/board/test';
import { describe, expect, it } from 'vitest';
import { deeperUnitAt, enteredGroups, unitAround, unitAt, unitsAmong } from './units.ts';

const square = { type: 'rectangle', x: 0, y: 0, w: 9, h: 9, style: DEFAULT_STYLE } as const;

/** Shapes a to f; a and b in a group, with c in a group around that, and d and e in another one. */
function nested() {
  const { store } = createTestBoard();
  store.create(...[...'abcdef'].map((id) => ({ ...square, id })));
  groupShapes(store, new Set('ab'));
  groupShapes(store, new Set('abc'));
  groupShapes(store, new Set('de'));
  const words = (ids: ReadonlySet<string> | undefined) => ids && [...ids].sort().join('');
  return {
    store,
    at: (selected: string, id: string) => words(unitAt(store, new Set(selected), id)),
    deeper: (selected: string, id: string) => words(deeperUnitAt(store, new Set(selected), id)),
    around: (selected: string) => words(unitAround(store, new Set(selected))),
    among: (ids: string) => unitsAmong(store, new Set(ids)).map((unit) => unit.join('')),
    entered: (selected: string) => enteredGroups(store, new Set(selected)).length,
  };
}

describe('what a click takes', () => {
  it('is the outermost group, or the shape by itself', () => {
    const { at } = nested();
    expect([at('', 'a'), at('', 'c'), at('', 'd'), at('', 'f')]).toEqual(['abc', 'abc', 'de', 'f']);
  });

  it('is one level deeper for somebody who has gone into the group', () => {
    const { at, entered } = nested();
    expect([at('c', 'a'), at('ab', 'c'), at('a', 'b'), at('a', 'c')]).toEqual(['ab', 'c', 'b', 'c']);
    expect([entered('abc'), entered('ab'), entered('a'), entered('')]).toEqual([0, 1, 2, 0]);
  });

  it('is the outermost group again, in another group than the one that one has gone into', () => {
    const { at } = nested();
    expect([at('a', 'd'), at('a', 'f'), at('ad', 'b')]).toEqual(['de', 'f', 'abc']);
  });

  it('goes deeper one level at a time, down to the shape', () => {
    const { deeper } = nested();
    expect([deeper('abc', 'a'), deeper('ab', 'a'), deeper('a', 'a')]).toEqual(['ab', 'a', undefined]);
    expect([deeper('', 'f'), deeper('abc', 'c')]).toEqual([undefined, 'c']);
  });

  it('goes out the same way', () => {
    const { around } = nested();
    expect([around('a'), around('ab'), around('abc'), around('ad')]).toEqual([
      'ab',
      'abc',
      undefined,
      undefined,
    ]);
  });

  it('leaves locked shapes out', () => {
    const { store, at, entered } = nested();
    store.update('d', { locked: true });
    expect(at('', 'e')).toBe('e');
    expect(entered('e')).toBe(0);
  });
});

it('the units of a selection are its groups, and within a group that is not selected whole, what is in it', () => {
  const { among } = nested();
  expect(among('abcf')).toEqual(['abc', 'f']);
  expect(among('abc')).toEqual(['abc']);
  expect(among('ac')).toEqual(['a', 'c']);
  expect(among('ad')).toEqual(['a', 'd']);
});
