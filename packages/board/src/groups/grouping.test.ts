import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Store } from '../store.ts';
import { DEFAULT_STYLE } from '../style.ts';
import { createTestBoard, syncBoards, type TestBoard } from '../test/index.ts';
import { groupShapes, ungroupShapes } from './grouping.ts';

const square = { type: 'rectangle', x: 0, y: 0, w: 9, h: 9, style: DEFAULT_STYLE } as const;

function boardOf(...ids: string[]) {
  const board = createTestBoard();
  board.store.create(...ids.map((id) => ({ ...square, id })));
  const group = (...members: string[]) => groupShapes(board.store, new Set(members)) ?? '';
  const path = (id: string) => board.store.groups.pathOf(id);
  return { ...board, group, path };
}

describe('grouping', () => {
  it('puts shapes into a group, and groups into a group around them', () => {
    const { group, path } = boardOf('a', 'b', 'c');
    const inner = group('a', 'b');
    const outer = group('a', 'b', 'c');
    expect(path('a')).toEqual([inner, outer]);
    expect(path('c')).toEqual([outer]);
  });

  it('within a group makes one in it', () => {
    const { group, path } = boardOf('a', 'b', 'c');
    const outer = group('a', 'b', 'c');
    const inner = group('a', 'b');
    expect(path('b')).toEqual([inner, outer]);
    expect(path('c')).toEqual([outer]);
  });

  it('takes shapes out of groups that do not come with them whole', () => {
    const { group, path } = boardOf('a', 'b', 'c', 'd');
    const left = group('a', 'b', 'c');
    const right = group('a', 'd');
    expect(path('a')).toEqual([right]);
    expect(path('b')).toEqual([left]);
  });

  it('does nothing with one shape, with none, or with what is a group already', () => {
    const { group, path } = boardOf('a', 'b');
    expect([group('a'), group(), group('a', 'gone')]).toEqual(['', '', '']);
    const only = group('a', 'b');
    expect(group('a', 'b')).toBe('');
    expect(path('a')).toEqual([only]);
  });

  it('is one step to undo', () => {
    const { group, path, history } = boardOf('a', 'b', 'c');
    history.mark();
    group('a', 'b');
    history.undo();
    expect(path('a')).toEqual([]);
  });
});

it('ungrouping takes away one group and leaves those in it and around it', () => {
  const { store, group, path } = boardOf('a', 'b', 'c', 'd');
  const inner = group('a', 'b');
  const middle = group('a', 'b', 'c');
  const outer = group('a', 'b', 'c', 'd');
  ungroupShapes(store, middle);
  expect([path('a'), path('c')]).toEqual([[inner, outer], [outer]]);
});

describe('whatever two people do with groups at the same time', () => {
  const ids = 'abcdefgh'.split('');
  const some = fc.subarray(ids, { minLength: 2, maxLength: 5 });
  const operation = fc.record({ who: fc.nat(1), kind: fc.nat(4), some, sync: fc.boolean() });

  it('they have the same tree of it, without circles and without groups of one, and lose no shape', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 25 }), (operations) => {
        const people = [createTestBoard('ada'), createTestBoard('blaise')] as const;
        const origin = boardOf(...ids);
        for (const person of people) syncBoards(origin, person);
        for (const { who, kind, some: chosen, sync } of operations) {
          act(people[who === 0 ? 0 : 1], kind, chosen);
          if (sync) syncBoards(...people);
        }
        syncBoards(...people);
        const [ada, blaise] = people.map(({ store }) => treeOf(store));
        expect(ada).toEqual(blaise);
        for (const { store } of people) expectTree(store);
      }),
    );
  });
});

function act({ store, history }: TestBoard, kind: number, chosen: string[]): void {
  const [first = ''] = chosen;
  const outermost = store.groups.pathOf(first).at(-1);
  if (kind === 0 && outermost) ungroupShapes(store, outermost);
  else if (kind === 1) history.undo();
  else if (kind === 2) store.duplicate(chosen, { dx: 1, dy: 1 });
  else groupShapes(store, new Set(chosen));
  history.mark();
}

function treeOf(store: Store) {
  return Object.fromEntries(store.sorted().map(({ id }) => [id, store.groups.pathOf(id)]));
}

function expectTree(store: Store): void {
  const parents = new Map<string, string | undefined>();
  for (const { id } of store.all()) {
    const path = store.groups.pathOf(id);
    expect(new Set(path).size).toBe(path.length);
    path.forEach((group, level) => {
      // One group is in one other, for all of its shapes.
      if (parents.has(group)) expect(parents.get(group)).toBe(path[level + 1]);
      parents.set(group, path[level + 1]);
      expect(store.groups.membersOf(group)).toContain(id);
      expect(store.groups.membersOf(group).size).toBeGreaterThan(1);
    });
  }
  for (const id of ids()) expect(store.get(id)).toBeDefined();
  const order = store.sorted().map(({ id }) => id);
  expect(new Set(order).size).toBe(store.size);
}

function ids(): string[] {
  return 'abcdefgh'.split('');
}
