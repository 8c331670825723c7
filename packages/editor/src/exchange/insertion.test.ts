import { DEFAULT_STYLE, type NewShape, type Shape } from '@drawbridge/board';
import { createTestBoard } from '@drawbridge/board/test';
import { expect, it } from 'vitest';
import { createEditor } from '../editor.ts';
import { createFakeSurface } from '../test/fakeSurface.ts';
import { createTestClock } from '../test/testClock.ts';

const box = { x: 1000, y: 2000, w: 1000, h: 100 };
const shapes = Array.from(
  { length: 100 },
  (_, index): NewShape<Shape> => ({
    type: 'rectangle',
    id: `s${index}`,
    x: 1000 + index * 10,
    y: 2000,
    w: 10,
    h: 100,
    style: DEFAULT_STYLE,
  }),
);

/** Whatever follows the board takes a millisecond for each shape that comes. */
function open() {
  let nowMs = 0;
  const board = createTestBoard();
  board.store.onChange(({ added }) => {
    nowMs += added.size;
  });
  const editor = createEditor({ ...board, ...createTestClock(), now: () => nowMs });
  editor.mount(createFakeSurface());
  return { editor, ...board };
}

it('very many shapes come some at a time, and are one step of undo', () => {
  const { editor, store, history } = open();
  store.create({ type: 'rectangle', id: 'before', x: 0, y: 0, w: 10, h: 10, style: DEFAULT_STYLE });
  const insertion = editor.exchange.beginInsertion({ shapes, box });
  const parts: number[] = [];
  while (insertion && insertion.done < insertion.total) {
    const { done } = insertion;
    insertion.goOn(10);
    expect(store.size - 1).toBe(insertion.done);
    parts.push(insertion.done - done);
  }
  insertion?.finish();
  // A few, twice as many, and then as many as take that long.
  expect(parts).toEqual([4, 8, ...Array.from({ length: 8 }, () => 10), 8]);
  expect(editor.selectedIds.size).toBe(100);
  history.undo();
  expect([...store.all()].map(({ id }) => id)).toEqual(['before']);
  history.redo();
  expect(store.size).toBe(101);
});

it('they come into the middle of the view, to a point, or onto an empty board where they were', () => {
  const places: unknown[] = [];
  for (const [isEmpty, at] of [[true], [false], [true, { x: 5000, y: 5000 }]] as const) {
    const { editor, store } = open();
    if (!isEmpty)
      editor.exchange.insert([{ type: 'rectangle', x: 0, y: 0, w: 1, h: 1, style: DEFAULT_STYLE }]);
    const middle = editor.screenToPage({ x: 400, y: 300 });
    const insertion = editor.exchange.beginInsertion({ shapes, box }, at);
    while (insertion && insertion.done < insertion.total) insertion.goOn(1000);
    insertion?.finish();
    const { x, y } = store.get('s0') ?? { x: 0, y: 0 };
    places.push([x, y]);
    if (!isEmpty) expect([x, y]).toEqual([middle.x - 500, middle.y - 50]);
    // All of it is in view.
    const [left, right] = [
      { x, y },
      { x: x + 1000, y: y + 100 },
    ].map((point) => editor.pageToScreen(point).x);
    expect(left).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(800);
  }
  expect([places[0], places[2]]).toEqual([
    [1000, 2000],
    [4500, 4950],
  ]);
});

it('what lies at the very edge of an empty board is brought to where one sees it', () => {
  const { editor } = open();
  const corner = { type: 'rectangle', id: 'corner', x: 0, y: 0, w: 40, h: 20, style: DEFAULT_STYLE } as const;
  const insertion = editor.exchange.beginInsertion({ shapes: [corner], box: { x: 0, y: 0, w: 40, h: 20 } });
  insertion?.goOn(10);
  insertion?.finish();
  expect(editor.pageToScreen({ x: 20, y: 10 })).toEqual({ x: 400, y: 300 });
});

it('what is broken off was never there', () => {
  const { editor, store, history } = open();
  editor.exchange.insert([{ type: 'rectangle', x: 0, y: 0, w: 1, h: 1, style: DEFAULT_STYLE }]);
  const insertion = editor.exchange.beginInsertion({ shapes, box });
  insertion?.goOn(1);
  expect(store.size).toBeGreaterThan(1);
  insertion?.cancel();
  expect(store.size).toBe(1);
  expect(history.canRedo).toBe(false);
  history.redo();
  expect(store.size).toBe(1);
  history.undo();
  expect(store.size).toBe(0);
});

it('nothing comes while one may only look', () => {
  const { editor } = open();
  editor.setMayEdit(false);
  expect(editor.exchange.beginInsertion({ shapes, box })).toBeUndefined();
});
