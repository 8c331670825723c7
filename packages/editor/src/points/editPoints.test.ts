import { expect, it } from 'vitest';
import { canRemovePoint, insertPoint, isClosed, movePoint, removePoint } from './editPoints.ts';

const at = (...xs: number[]) => xs.map((x) => ({ x, y: 0 }));
const open = at(0, 10, 20);
const closed = at(0, 10, 20, 0);

it('a point is moved, put in after another, and taken away', () => {
  expect(movePoint(open, 1, { x: 5, y: 5 })).toEqual([
    { x: 0, y: 0 },
    { x: 5, y: 5 },
    { x: 20, y: 0 },
  ]);
  expect(insertPoint(open, 0, { x: 5, y: 0 })).toEqual(at(0, 5, 10, 20));
  expect(removePoint(open, 2)).toEqual(at(0, 10));
});

it('of a closed line, the first and the last point are one', () => {
  expect([isClosed(open), isClosed(closed)]).toEqual([false, true]);
  expect(movePoint(closed, 0, { x: 5, y: 0 })).toEqual(at(5, 10, 20, 5));
  expect(movePoint(closed, 3, { x: 5, y: 0 })).toEqual(at(5, 10, 20, 5));
  expect(removePoint([...at(0, 10, 20, 30), { x: 0, y: 0 }], 0)).toEqual(at(10, 20, 30, 10));
});

it('a line keeps two points, and a closed one three corners', () => {
  expect([at(0, 1), open, closed, at(0, 1, 2, 3, 0)].map(canRemovePoint)).toEqual([false, true, false, true]);
});
