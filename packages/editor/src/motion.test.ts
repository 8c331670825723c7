import { DEFAULT_STYLE, type Point, type Shape } from '@drawbridge/board';
import { createTestBoard, testShape } from '@drawbridge/board/test';
import { expect, it } from 'vitest';
import { createMotion, MAX_HOT_SHAPES } from './motion.ts';
import type { Preview } from './preview.ts';

function createMoving() {
  let current: Preview = { kind: 'none' };
  let others: ReadonlyMap<string, Point> = new Map();
  let theirs: ReadonlyMap<string, Shape> = new Map();
  const motion = createMotion({
    store: createTestBoard().store,
    preview: {
      get current() {
        return current;
      },
    },
    drafts: { offsets: () => others, reshaped: () => theirs },
  });
  return {
    motion,
    drag(ids: ReadonlySet<string>, dx: number) {
      current = { kind: 'move', ids, dx, dy: 0 };
    },
    reshape(...shapes: Shape[]) {
      current = { kind: 'reshape', shapes: new Map(shapes.map((shape) => [shape.id, shape])) };
    },
    othersReshape(...shapes: Shape[]) {
      theirs = new Map(shapes.map((shape) => [shape.id, shape]));
    },
    drop() {
      current = { kind: 'none' };
    },
    othersDrag(...ids: string[]) {
      others = new Map(ids.map((id) => [id, { x: 7, y: 7 }]));
    },
  };
}

const ids = (count: number) => new Set(Array.from({ length: count }, (_, i) => `s${i}`));

it('few shapes are hot, each with its offset', () => {
  const { motion, drag } = createMoving();
  drag(ids(2), 5);
  expect(motion.current).toEqual({
    hot: new Map([
      ['s0', { x: 5, y: 0 }],
      ['s1', { x: 5, y: 0 }],
    ]),
    reshaped: new Map(),
  });
});

it('many shapes are lifted, by the very set that was given', () => {
  const { motion, drag } = createMoving();
  const many = ids(MAX_HOT_SHAPES + 1);
  drag(many, 5);
  expect(motion.current.hot.size).toBe(0);
  expect(motion.current.lifted).toEqual({ ids: many, dx: 5, dy: 0 });
  drag(many, 6);
  expect(motion.current.lifted?.ids).toBe(many);
});

it('what others drag is hot, but for what is in our own hand', () => {
  const { motion, drag, drop, othersDrag } = createMoving();
  othersDrag('s1', 'x');
  drag(ids(3), 5);
  expect(motion.current.hot.get('s1')).toEqual({ x: 5, y: 0 });
  expect(motion.current.hot.get('x')).toEqual({ x: 7, y: 7 });
  drag(ids(MAX_HOT_SHAPES + 1), 5);
  expect([...motion.current.hot.keys()]).toEqual(['x']);
  drop();
  expect([...motion.current.hot.keys()]).toEqual(['s1', 'x']);
});

it('is the same object until something moves', () => {
  const { motion, drag, othersDrag } = createMoving();
  const still = motion.current;
  expect(motion.current).toBe(still);
  othersDrag('x');
  const { hot } = motion.current;
  drag(ids(MAX_HOT_SHAPES + 1), 5);
  expect(motion.current.hot).toBe(hot);
});

const box = (id: string, x: number) =>
  testShape({ id, type: 'rectangle', x, y: 0, w: 10, h: 10, style: DEFAULT_STYLE });

it('shapes that others reshape are shown so, but for those in our own hands', () => {
  const { motion, reshape, othersReshape } = createMoving();
  const [theirs, ours] = [box('a', 5), box('b', 7)];
  othersReshape(theirs, box('b', 99));
  reshape(ours);
  expect(motion.current.reshaped).toEqual(new Map([theirs, ours].map((shape) => [shape.id, shape])));
});

it('a shape is never in two parts: moved by us, it is not shown as others reshape it', () => {
  const { motion, drag, othersReshape } = createMoving();
  othersReshape(box('s0', 5), box('far', 7));
  drag(ids(2), 5);
  expect([...motion.current.reshaped.keys()]).toEqual(['far']);
  drag(ids(MAX_HOT_SHAPES + 1), 5);
  expect([...motion.current.reshaped.keys()]).toEqual(['far']);
});
