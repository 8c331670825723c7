import { compareOrder, DEFAULT_STYLE, groupShapes, type StoreChange } from '@drawbridge/board';
import { createTestBoard, syncBoards } from '@drawbridge/board/test';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createScene } from '../scene.ts';
import { type OrderPlan, planStep, planToBack, planToFront } from './order.ts';

const IDS = [...'abcdefgh'];

/** A board of eight squares that overlap their neighbours, and what can be done with their order. */
function createArranging(author: string) {
  const board = createTestBoard(author);
  const scene = createScene(board.store);
  board.store.onChange((change: StoreChange) => scene.apply(change));
  const ordered = { store: board.store, scene };
  const write = (plan: OrderPlan) =>
    board.store.transact(() => {
      for (const [id, z] of plan) board.store.update(id, { z });
    });
  return { ...board, ordered, write, order: () => board.store.sorted().map(({ id }) => id) };
}

const plans = [
  planToFront,
  planToBack,
  (ordered: Parameters<typeof planStep>[0], ids: ReadonlySet<string>) => planStep(ordered, ids, 1),
  (ordered: Parameters<typeof planStep>[0], ids: ReadonlySet<string>) => planStep(ordered, ids, -1),
];

function withSquares(board: ReturnType<typeof createArranging>): void {
  const square = { type: 'rectangle', y: 0, w: 100, h: 100, style: DEFAULT_STYLE } as const;
  board.store.create(...IDS.map((id, index) => ({ ...square, id, x: 60 * index })));
}

describe('the order of shapes, whatever two people do with it at the same time', () => {
  const action = fc.record({
    who: fc.nat(1),
    plan: fc.nat(plans.length - 1),
    ids: fc.subarray(IDS, { minLength: 1, maxLength: 5 }),
    groups: fc.boolean(),
    syncs: fc.boolean(),
  });

  it('is one and the same for both, of every shape once', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 30 }), (actions) => {
        const people = [createArranging('ada'), createArranging('blaise')] as const;
        withSquares(people[0]);
        syncBoards(...people);
        for (const { who, plan, ids, groups, syncs } of actions) {
          const person = people[who === 0 ? 0 : 1];
          const chosen = new Set(ids);
          if (groups) groupShapes(person.store, chosen);
          person.write(plans[plan]?.(person.ordered, chosen) ?? new Map());
          if (syncs) syncBoards(...people);
        }
        syncBoards(...people);
        const [ada, blaise] = people.map(({ order }) => order());
        expect(ada).toEqual(blaise);
        expect([...(ada ?? [])].sort()).toEqual(IDS);
        const sorted = people[0].store.sorted();
        sorted.slice(1).forEach((shape, index) => {
          expect(compareOrder(sorted[index] ?? shape, shape)).toBeLessThan(0);
        });
      }),
    );
  });

  it('keeps what moves together in its order', () => {
    fc.assert(
      fc.property(fc.subarray(IDS, { minLength: 1 }), fc.nat(1), (ids, plan) => {
        const board = createArranging('ada');
        withSquares(board);
        const chosen = new Set(ids);
        board.write(plans[plan]?.(board.ordered, chosen) ?? new Map());
        expect(board.order().filter((id) => chosen.has(id))).toEqual(ids);
        expect(board.order().filter((id) => !chosen.has(id))).toEqual(IDS.filter((id) => !chosen.has(id)));
      }),
    );
  });
});

describe('a step', () => {
  const step = (ids: string, direction: 1 | -1) => {
    const board = createArranging('ada');
    withSquares(board);
    board.write(planStep(board.ordered, new Set(ids), direction));
    return board.order().join('');
  };

  it('passes the one that overlaps, in either direction', () => {
    expect([step('c', 1), step('c', -1)]).toEqual(['abdcefgh', 'acbdefgh']);
  });

  it('does nothing at either end', () => {
    expect([step('h', 1), step('a', -1)]).toEqual(['abcdefgh', 'abcdefgh']);
  });

  it('of several passes each by itself', () => {
    expect(step('be', 1)).toBe('acbdfegh');
    expect(step('ab', 1)).toBe('acbdefgh');
  });

  it('passes those of the same key together: there is no place between them', () => {
    const board = createArranging('ada');
    withSquares(board);
    for (const id of 'de') board.store.update(id, { z: board.store.get('d')?.z ?? '' });
    board.write(planStep(board.ordered, new Set('c'), 1));
    expect(board.order().join('')).toBe('abdecfgh');
  });
});
