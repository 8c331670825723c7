import { DEFAULT_STYLE, type NewShape, type Shape } from '@drawbridge/board';
import { createTestBoard } from '@drawbridge/board/test';
import { expect, it } from 'vitest';
import { pagesOf } from './pdfPages.ts';

const frame = (id: string, x: number, y: number): NewShape<Shape> => ({
  ...{ id, type: 'frame', x, y, w: 100, h: 100, text: id, style: DEFAULT_STYLE },
});
const box = { type: 'rectangle', x: 500, y: 0, w: 50, h: 50, text: '', style: DEFAULT_STYLE } as const;

function board(...shapes: NewShape<Shape>[]): readonly Shape[] {
  const { store } = createTestBoard();
  store.create(...shapes);
  return store.sorted();
}

it('each frame is a page, read row by row', () => {
  const shapes = board(frame('last', 0, 400), frame('right', 200, 30), frame('left', 0, 0));
  const corners = pagesOf(shapes, {})?.map(({ box: { x, y } }) => [x, y]);
  expect(corners).toEqual([
    [0, 0],
    [200, 30],
    [0, 400],
  ]);
});

it('a board without frames is one page, with room around what is on it', () => {
  const pages = pagesOf(board(box), {});
  expect(pages).toHaveLength(1);
  expect(pages?.[0]?.box.x).toBeLessThan(500 - 15);
});

it('one frame can be asked for, but none that is not there', () => {
  const shapes = board(frame('a', 0, 0), frame('b', 200, 0), { ...box, id: 'c' });
  expect(pagesOf(shapes, { frame: 'b' })?.map((page) => page.box.x)).toEqual([200]);
  expect(pagesOf(shapes, { frame: 'c' })).toBeUndefined();
  expect(pagesOf(shapes, { frame: 'd' })).toBeUndefined();
});

it('of chosen shapes there is one page, whatever frames they lie in', () => {
  expect(pagesOf(board(frame('a', 0, 0), { ...box, id: 'c' }), { only: ['a', 'c'] })).toHaveLength(1);
});
