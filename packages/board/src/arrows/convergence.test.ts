import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Shape } from '../shapes/index.ts';
import { createStore } from '../store.ts';
import { DEFAULT_STYLE } from '../style.ts';
import { createTestBoard, syncBoards, type TestBoard } from '../test/index.ts';
import { linePoints, placePoints } from './linePoints.ts';
import { isBindable } from './resolveArrow.ts';

const USERS = ['ada', 'blaise'];
const TYPES = ['rectangle', 'ellipse', 'sticky', 'text', 'frame'] as const;
const ROUTES = ['straight', 'curved', 'elbow'] as const;

/** One thing a user can do; `pick` and `other` choose among the shapes they see. */
const action = fc.record({
  user: fc.nat(USERS.length - 1),
  kind: fc.constantFrom(
    ...(['create', 'create', 'connect', 'connect', 'connect', 'bind', 'bind', 'letGo', 'reroute'] as const),
    ...(['move', 'move', 'moveTwo', 'resize', 'rotate', 'delete', 'copy', 'undo', 'undo'] as const),
    ...(['redo', 'sync'] as const),
  ),
  pick: fc.nat(50),
  other: fc.nat(50),
  value: fc.integer({ min: -500, max: 500 }),
});

type Action = typeof action extends fc.Arbitrary<infer Value> ? Value : never;

function act(boards: readonly TestBoard[], { user, kind, pick, other, value }: Action): void {
  const board = boards[user];
  const peer = boards[1 - user];
  if (!board || !peer) return;
  const { store, history } = board;
  const sorted = store.sorted();
  const arrows = sorted.filter(({ type }) => type === 'arrow');
  const idAt = (shapes: readonly Shape[], index: number) =>
    shapes[index % Math.max(1, shapes.length)]?.id ?? '';
  const [one, two, arrow] = [idAt(sorted, pick), idAt(sorted, other), idAt(arrows, pick)];
  const place = { x: (other % 3) / 2, y: 0.5, isInside: value > 300 };
  const size = Math.abs(value) % 3 === 0 ? 0 : Math.abs(value);
  const box = { x: value, y: other * 9, w: size, h: 40, style: DEFAULT_STYLE };
  const type = TYPES[pick % TYPES.length] ?? 'rectangle';
  const style = { ...DEFAULT_STYLE, route: ROUTES[other % ROUTES.length] ?? 'straight' };
  const line = placePoints([
    { x: value, y: 0 },
    { x: 0, y: other },
  ]);
  const actions: Record<Action['kind'], () => void> = {
    create: () => void store.create({ type, text: '', wraps: false, ...box }),
    // Ends at whatever: arrows, shapes that are gone, twice the same.
    connect: () => {
      store.create({
        ...{ type: 'arrow', ...line, style },
        ...{ start: { id: one, ...place }, end: { id: two, ...place } },
      });
    },
    bind: () => store.update(arrow, { [value > 0 ? 'start' : 'end']: { id: two, ...place } }),
    letGo: () => store.update(arrow, { [value > 0 ? 'start' : 'end']: undefined }),
    reroute: () => store.update(arrow, { style: { route: style.route } }),
    move: () => store.move([one], { dx: value, dy: 5 }),
    moveTwo: () => store.move([one, two], { dx: value, dy: 5 }),
    resize: () => store.update(one, { w: size }),
    rotate: () => store.update(one, { rotation: value / 100 }),
    delete: () => store.delete([one]),
    copy: () => void store.duplicate([one, two], { dx: value, dy: 1 }),
    undo: () => history.undo(),
    redo: () => history.redo(),
    sync: () => syncBoards(board, peer),
  };
  actions[kind]();
  history.mark();
}

/** No binding leads nowhere, and no arrow is anywhere that is no place. */
function expectSound({ store }: TestBoard): void {
  for (const shape of store.all()) {
    if (shape.type !== 'arrow') continue;
    for (const binding of [shape.start, shape.end]) {
      const bound = binding && store.get(binding.id);
      if (binding) expect(bound && isBindable(bound)).toBe(true);
      if (binding) expect(store.arrowsOf(binding.id).has(shape.id)).toBe(true);
    }
    const numbers = [shape.x, shape.y, shape.w, shape.h, ...linePoints(shape).flatMap(({ x, y }) => [x, y])];
    expect(numbers.every(Number.isFinite)).toBe(true);
  }
}

it('two users who connect, move and delete anything see the same arrows, none of them bound to nothing', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 80 }), (actions) => {
      const boards = USERS.map(createTestBoard);
      for (const one of actions) {
        act(boards, one);
        for (const board of boards) expectSound(board);
      }
      const [ada, blaise] = boards;
      if (!ada || !blaise) return;
      syncBoards(ada, blaise);
      for (const board of boards) expectSound(board);
      expect(blaise.store.sorted()).toEqual(ada.store.sorted());
      expect(createStore(ada.doc, { author: () => '' }).sorted()).toEqual(ada.store.sorted());
    }),
    { numRuns: 150 },
  );
});
