import { describe, expect, it } from 'vitest';
import { readShape } from '../readShape.ts';
import type { Shape } from '../shapes/index.ts';
import { createGroupTree } from './groupTree.ts';

/** A tree of shapes that say this of their groups, the innermost first; names are one letter. */
function createTree(claims: Record<string, string>) {
  const shapes = new Map<string, Shape>();
  const mentions = (group: string) =>
    new Set([...shapes.values()].filter(({ groups }) => groups.includes(group)).map(({ id }) => id));
  const tree = createGroupTree({ get: (id) => shapes.get(id), mentions });
  const set = (id: string, groups: string | undefined) => {
    const before = shapes.get(id);
    const after = groups === undefined ? undefined : readShape(id, new Map([['gr', [...groups]]]));
    if (after) shapes.set(id, after);
    else shapes.delete(id);
    tree.replace(before, after);
  };
  for (const [id, groups] of Object.entries(claims)) set(id, groups);
  const path = (id: string) => tree.pathOf(id).join('');
  const members = (group: string) => [...tree.membersOf(group)].sort().join('');
  return { set, path, members, tree };
}

describe('the tree of groups', () => {
  it('is as shapes say where they agree', () => {
    const { path, members, tree } = createTree({ a: 'GH', b: 'GH', c: 'H', d: '' });
    expect(['a', 'b', 'c', 'd'].map(path)).toEqual(['GH', 'GH', 'H', '']);
    expect([members('G'), members('H'), members('nobody')]).toEqual(['ab', 'abc', '']);
    expect(tree.partsOf('H')).toEqual({ shapes: ['c'], groups: ['G'] });
  });

  it('has no group of one thing', () => {
    const { path } = createTree({ a: 'G', b: 'HI', c: 'HI', d: '' });
    expect(['a', 'b', 'c'].map(path)).toEqual(['', 'H', 'H']);
  });

  it('puts a group where the first of its shapes says', () => {
    const { path, members } = createTree({ a: 'GH', b: 'GI', c: 'H', d: 'I', e: 'I' });
    expect(['a', 'b', 'c', 'd'].map(path)).toEqual(['GH', 'GH', 'H', 'I']);
    expect([members('H'), members('I')]).toEqual(['abc', 'de']);
  });

  it('goes in no circle, of two groups or more', () => {
    const { path } = createTree({ a: 'GH', b: 'HG', c: 'G', d: 'H' });
    expect(['a', 'b', 'c', 'd'].map(path)).toEqual(['GH', 'H', 'GH', 'H']);
    const three = createTree({ a: 'GH', b: 'HI', c: 'IG', d: 'G', e: 'H', f: 'I', g: 'KH', h: 'KH' });
    expect(['a', 'b', 'c', 'g'].map(three.path)).toEqual(['GH', 'H', 'I', 'KH']);
    expect([three.members('H'), three.members('I')]).toEqual(['abdegh', 'cf']);
  });

  it('follows what changes', () => {
    const { path, members, set } = createTree({ a: 'G', b: 'G', c: '' });
    expect(path('a')).toBe('G');
    set('b', '');
    expect(path('a')).toBe('');
    set('c', 'G');
    expect([path('a'), path('b'), members('G')]).toEqual(['G', '', 'ac']);
    set('c', undefined);
    expect(path('a')).toBe('');
  });

  it('ends somewhere, however deep it is said to be', () => {
    const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
    const claims = [...letters].map((letter, i) => [`${letter}1`, letters.slice(i, i + 2)] as const);
    const { tree } = createTree(Object.fromEntries([...claims, ['a2', 'a']]));
    expect(tree.pathOf('a1').length).toBeLessThanOrEqual(32);
  });
});

it('asking for the group of every shape of a large group looks at each a few times only', () => {
  const shapes = new Map<string, Shape>();
  let reads = 0;
  for (let i = 0; i < 5000; i++) shapes.set(`s${i}`, readShape(`s${i}`, new Map([['gr', ['G', 'H']]])));
  shapes.set('t', readShape('t', new Map([['gr', ['H']]])));
  const ids = new Set(shapes.keys());
  const inner = new Set([...ids].filter((id) => id !== 't'));
  const get = (id: string) => {
    reads++;
    return shapes.get(id);
  };
  const tree = createGroupTree({ get, mentions: (group) => (group === 'G' ? inner : ids) });
  for (const id of ids) tree.pathOf(id);
  expect(reads).toBeLessThan(4 * ids.size);
});
