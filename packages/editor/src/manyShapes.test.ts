import { DEFAULT_STYLE, MAX_DRAFT_MOVE_IDS, type NewShape, type Shape } from '@drawbridge/board';
import { createTestBoard, syncBoards } from '@drawbridge/board/test';
import { beforeAll, describe, expect, it } from 'vitest';
import { countCalls } from './test/countCalls.ts';
import { createTestEditor } from './test/index.ts';

const COLUMNS = 50;
/** Far more than anything may look at one by one. */
const COUNT = 2000;
/** What a frame may ask of the store whatever is on the board: the style of the selection, and the like. */
const A_FEW = 10;

const full = createTestBoard();
beforeAll(() => {
  const shapes = Array.from({ length: COUNT }, (_, i): NewShape<Shape> => {
    const place = { x: 20 * (i % COLUMNS), y: 20 * Math.floor(i / COLUMNS), w: 10, h: 10 };
    return { id: `s${i}`, type: 'rectangle', ...place, style: DEFAULT_STYLE };
  });
  full.store.create(...shapes);
});

/** An editor of a board of very many rectangles, 20 px apart, that counts what it asks of its store. */
function manyShapes() {
  const board = createTestBoard();
  syncBoards(board, full);
  const { counted, calls } = countCalls(board.store);
  const t = createTestEditor('ada', { ...board, store: counted });
  /** How many calls of the store `act` makes. */
  function callsOf(act: () => void): number {
    for (const name of Object.keys(calls)) delete calls[name];
    act();
    return Object.values(calls).reduce((sum, count) => sum + count, 0);
  }
  return { t, board, callsOf };
}

describe('on a board of very many shapes', () => {
  it('hovering asks nothing of the store', () => {
    const { t, callsOf } = manyShapes();
    expect(callsOf(() => t.hover([300, 300]).hover([305, 305]).hover([15, 15]))).toBe(0);
  });

  it('hovering with all of them selected touches no shape', () => {
    const { t, callsOf } = manyShapes();
    t.key('Mod+A').frame().advance(100).frame();
    expect(t.editor.selectedIds.size).toBe(COUNT);
    expect(callsOf(() => t.hover([300, 300]).frame().hover([305, 305]).advance(100).frame())).toBeLessThan(
      A_FEW,
    );
  });

  it('a frame of dragging all looks only at those that others are told of', () => {
    const { t, callsOf } = manyShapes();
    t.key('Mod+A').frame().press([5, 5], [50, 50]).frame().advance(100);
    const perMove = callsOf(() => t.move([90, 90]).frame());
    expect(perMove).toBeLessThanOrEqual(MAX_DRAFT_MOVE_IDS + A_FEW);
  });

  it('a frame of dragging all draws no shape on the live layer, and one box', () => {
    const { t } = manyShapes();
    t.key('Mod+A').frame().press([5, 5], [50, 50]).frame();
    t.surface.resetWork();
    t.move([90, 90]).frame();
    const { fill, stroke, strokeRect } = t.surface.liveWork;
    expect({ fill, stroke, strokeRect }).toEqual({ strokeRect: 1 });
  });

  it('a frame of resizing or turning all looks at no shape, and draws one box', () => {
    const { t, callsOf } = manyShapes();
    for (const [x, y] of [
      [990 + 6.75, 790 + 6.75],
      [495, -28.75],
    ] as const) {
      t.editor.setCamera({ x: -100, y: -100, zoom: 0.5 });
      t.key('Mod+A').frame();
      const at = t.editor.pageToScreen({ x, y });
      // Handles keep their distance on screen.
      const handle = [at.x + 6.75 / 2, at.y + (y < 0 ? -14 : 6.75 / 2)] as const;
      t.press(handle, [handle[0] + 40, handle[1] + 60]).rest();
      t.surface.resetWork();
      expect(callsOf(() => t.move([handle[0] + 60, handle[1] + 80]).frame())).toBeLessThan(A_FEW);
      const { fill = 0, stroke = 0, strokeRect = 0 } = t.surface.liveWork;
      expect(fill + stroke + strokeRect).toBe(1);
      t.key('Escape').up();
    }
  });

  it('dropping all moves all, in one change', () => {
    const { t, board } = manyShapes();
    let changes = 0;
    t.key('Mod+A').press([5, 5], [55, 45]);
    board.store.onChange(({ updated }) => {
      changes++;
      expect(updated.size).toBe(COUNT);
    });
    t.up().frame();
    expect(changes).toBe(1);
    expect(board.store.get('s0')).toMatchObject({ x: 50, y: 40 });
    expect(board.store.get('s1999')).toMatchObject({ x: 50 + 20 * 49, y: 40 + 20 * 39 });
  });

  it('a change of one shape costs no look at the others that are selected', () => {
    const { t, board, callsOf } = manyShapes();
    t.key('Mod+A').frame().advance(2000).frame();
    expect(callsOf(() => board.store.update('s7', { x: 500 }))).toBeLessThan(A_FEW);
    expect(callsOf(() => t.frame())).toBeLessThan(A_FEW);
    expect(callsOf(() => board.store.delete(['s7']))).toBeLessThan(A_FEW);
    expect(t.editor.selectedIds.size).toBe(COUNT - 1);
  });

  it('the box around a selection grows with what others move, and fits again in a second', () => {
    const { t, board } = manyShapes();
    t.key('Mod+A').frame();
    board.store.update('s0', { x: -900, y: -900 });
    t.frame();
    board.store.update('s0', { x: 0, y: 0 });
    t.frame().advance(1100).frame();
    // Within the board, but where there is no shape: only a press within the selection takes it.
    t.press([15, 15], [65, 15]).up();
    expect(board.store.get('s0')?.x).toBe(50);
    t.click([-500, -500]);
    expect(t.editor.selectedIds.size).toBe(0);
  });
});
