import { anchorPoint, DEFAULT_STYLE, linePoints, placePoints, type ShapeId } from '@drawbridge/board';
import { createTestBoard } from '@drawbridge/board/test';
import { expect, it } from 'vitest';
import { followingArrows } from './followingArrows.ts';

/** Two squares of 100 px, 300 px apart, and an arrow from the middle of one to the middle of the other. */
function createBound() {
  const { store } = createTestBoard();
  const square = { type: 'rectangle', y: 0, w: 100, h: 100, style: DEFAULT_STYLE } as const;
  const [from = '', to = ''] = store.create({ ...square, x: 0 }, { ...square, x: 300 });
  const bindTo = (id: ShapeId) => ({ id, x: 0.5, y: 0.5, isInside: true });
  const points = placePoints([
    { x: 50, y: 50 },
    { x: 350, y: 50 },
  ]);
  const [arrow = ''] = store.create({
    ...{ type: 'arrow', ...points, style: DEFAULT_STYLE },
    ...{ start: bindTo(from), end: bindTo(to) },
  });
  return { store, from, to, arrow };
}

it('an arrow follows the shape in motion that it is bound to, and keeps its other end', () => {
  const { store, to, arrow } = createBound();
  const hot = new Map([[to, { x: 0, y: 200 }]]);
  const follower = followingArrows(store, { hot, reshaped: new Map() }).get(arrow);
  expect(follower?.type === 'arrow' && linePoints(follower)).toMatchObject([
    { x: 50, y: 50 },
    { x: 350, y: 250 },
  ]);
});

it('an arrow follows a shape that is another for now', () => {
  const { store, from, arrow } = createBound();
  const shape = store.get(from);
  if (!shape) throw new Error('The shape is there.');
  const turned = { ...shape, w: 40, rotation: 1 };
  const follower = followingArrows(store, { hot: new Map(), reshaped: new Map([[from, turned]]) }).get(arrow);
  const start = anchorPoint({ x: 0.5, y: 0.5 }, turned);
  expect(follower?.type === 'arrow' && linePoints(follower)[0]).toMatchObject(start);
});

it('an arrow that is in motion itself follows nobody', () => {
  const { store, from, arrow } = createBound();
  const hot = new Map([from, arrow].map((id) => [id, { x: 9, y: 9 }]));
  expect(followingArrows(store, { hot, reshaped: new Map() }).size).toBe(0);
});
