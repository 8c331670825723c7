import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ShapeId } from './shapeId.ts';
import { createStore } from './store.ts';
import { DEFAULT_STYLE } from './style.ts';
import { createTestBoard, syncBoards, type TestBoard } from './test/index.ts';

const USERS = ['ada', 'blaise', 'carl'];

/** One thing a user can do; `pick` chooses among the shapes they see. */
const action = fc.record({
  user: fc.nat(USERS.length - 1),
  kind: fc.constantFrom(
    'create',
    'create',
    'move',
    'move',
    'recolour',
    'raise',
    'copy',
    'delete',
    'undo',
    'undo',
    'redo',
    'sync',
  ),
  pick: fc.nat(50),
  value: fc.integer({ min: -500, max: 500 }),
});

type Action = typeof action extends fc.Arbitrary<infer Value> ? Value : never;

function act(boards: readonly TestBoard[], { user, kind, pick, value }: Action): void {
  const board = boards[user];
  const other = boards[(user + 1) % boards.length];
  if (!board || !other) return;
  const { store, history } = board;
  const id: ShapeId = store.sorted()[pick % Math.max(1, store.size)]?.id ?? '';
  const actions: Record<Action['kind'], () => void> = {
    create: () => void store.create({ type: 'rectangle', x: value, y: 0, w: 9, h: 9, style: DEFAULT_STYLE }),
    move: () => store.update(id, { x: value }),
    recolour: () => store.update(id, { style: { color: value > 0 ? 'red' : 'blue' } }),
    raise: () => store.update(id, { z: store.topKey() ?? 'a0' }),
    copy: () => void store.duplicate([id], { dx: value, dy: 1 }),
    delete: () => store.delete([id]),
    undo: () => history.undo(),
    redo: () => history.redo(),
    sync: () => syncBoards(board, other),
  };
  actions[kind]();
  history.mark();
}

it('three users who do anything, undo included, end up with the same board', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 80 }), (actions) => {
      const boards = USERS.map(createTestBoard);
      for (const one of actions) act(boards, one);
      for (const board of [...boards, ...boards]) for (const other of boards) syncBoards(board, other);
      const [first] = boards;
      for (const { doc, store } of boards) {
        expect(store.sorted()).toEqual(first?.store.sorted());
        expect(createStore(doc, { author: () => '' }).sorted()).toEqual(store.sorted());
        for (const shape of store.all()) expect(shape).toMatchObject({ type: 'rectangle', w: 9, h: 9 });
      }
    }),
    { numRuns: 150 },
  );
});

it('undoing everything takes away only one’s own shapes, and of those none that others worked on', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
      const boards = USERS.map(createTestBoard);
      for (const one of actions) if (one.user !== 0 || one.kind !== 'delete') act(boards, one);
      const [ada] = boards;
      if (!ada) return;
      const before = ada.store.sorted().filter(({ author }) => author !== 'ada');
      while (ada.history.canUndo) ada.history.undo();
      const kept = new Set(ada.store.sorted().map(({ id }) => id));
      for (const { id } of before) expect(kept.has(id)).toBe(true);
    }),
    { numRuns: 150 },
  );
});
