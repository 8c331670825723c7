import { DEFAULT_STYLE, type NewShape, type Shape, type ShapeId } from '@drawbridge/board';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { MAX_HOT_SHAPES } from '../motion.ts';
import { createPixelScreen, ESCAPE, isSamePicture, mouse, type PixelScreen } from '../test/pixelScreen.ts';

afterAll(() => void vi.unstubAllGlobals());

/** Translucent, so that one drawn twice is seen as well. */
function boxes(count: number): NewShape<Shape>[] {
  const style = { ...DEFAULT_STYLE, fill: 'tint', opacity: 0.5 } as const;
  return Array.from({ length: count }, (_, i) => ({
    ...{ type: 'rectangle', w: 30, h: 30, style },
    ...{ x: 20 + 40 * (i % 15), y: 20 + 40 * Math.floor(i / 15) },
  }));
}

function screenWith(count: number): PixelScreen {
  const screen = createPixelScreen();
  screen.store.create(...boxes(count));
  screen.rest();
  return screen;
}

/** The shapes as they are shown while some are dragged: those above the others, and moved. */
function dragged(shapes: readonly Shape[], ids: ReadonlySet<ShapeId>, dx: number, dy: number): Shape[] {
  const others = shapes.filter(({ id }) => !ids.has(id));
  const own = shapes.filter(({ id }) => ids.has(id));
  return [...others, ...own.map((shape) => ({ ...shape, x: shape.x + dx, y: shape.y + dy }))];
}

describe('nothing is missing or doubled for a moment', () => {
  it('when a shape is new, while the thread still draws', () => {
    const { store, clock, surface, rest, drawDirectly } = screenWith(60);
    store.create({ type: 'rectangle', x: 100, y: 50, w: 400, h: 200, style: DEFAULT_STYLE });
    clock.frame();
    expect(isSamePicture(surface.read(), drawDirectly())).toBe(true);
    rest();
    expect(isSamePicture(surface.read('static'), drawDirectly())).toBe(true);
  });

  it('when it is the first shape of the board', () => {
    const { store, clock, surface, rest, drawDirectly } = screenWith(0);
    store.create({ type: 'rectangle', x: 100, y: 50, w: 400, h: 200, style: DEFAULT_STYLE });
    clock.frame();
    expect(isSamePicture(surface.read(), drawDirectly())).toBe(true);
    rest();
    expect(isSamePicture(surface.read('static'), drawDirectly())).toBe(true);
  });

  it('when a shape is new under others, while the thread still draws', () => {
    const { store, clock, surface, rest, drawDirectly } = screenWith(150);
    const style = { ...DEFAULT_STYLE, fill: 'solid', color: 'red' } as const;
    store.create({ type: 'rectangle', x: 10, y: 10, w: 600, h: 400, style, z: 'Zz' });
    const [behind, ...others] = store.sorted();
    clock.frame();
    // It is above the others only as long as no tile shows it.
    const isAbove = behind && isSamePicture(surface.read(), drawDirectly([...others, behind]));
    expect(isAbove).toBe(true);
    rest();
    expect(isSamePicture(surface.read(), drawDirectly())).toBe(true);
  });

  it.each([
    ['a few', 60],
    ['a few, which are all there are,', 4],
  ])('when somebody else drags %s and drops them', (_, count) => {
    const { store, editor, clock, surface, rest, drawDirectly } = screenWith(count);
    const before = store.sorted();
    const own = before.slice(-4);
    const ids = own.map(({ id }) => id);
    const { x = 0, y = 0 } = own[0] ?? {};
    for (const step of [1, 2, 3]) {
      editor.receiveDraft(7, { kind: 'move', ids, x: x + 9 * step, y: y + 5 * step });
      clock.frame();
      const expected = drawDirectly(dragged(before, new Set(ids), 9 * step, 5 * step));
      expect(isSamePicture(surface.read(), expected), `step ${step}`).toBe(true);
    }
    store.move(ids, { dx: 27, dy: 15 });
    editor.receiveDraft(7, { kind: 'end' });
    clock.frame();
    expect(isSamePicture(surface.read(), drawDirectly())).toBe(true);
    rest();
    expect(isSamePicture(surface.read(), drawDirectly())).toBe(true);
  });

  it('when somebody else drags one that is too large to be cut out of the tiles at once', () => {
    const { store, editor, clock, surface, rest, drawDirectly } = screenWith(60);
    const style = { ...DEFAULT_STYLE, fill: 'tint', opacity: 0.5 } as const;
    const [id = ''] = store.create({ type: 'rectangle', x: 50, y: 50, w: 400, h: 300, style });
    rest();
    editor.receiveDraft(7, { kind: 'move', ids: [id], x: 90, y: 80 });
    clock.frame();
    rest();
    const expected = drawDirectly(dragged(store.sorted(), new Set([id]), 40, 30));
    expect(isSamePicture(surface.read(), expected)).toBe(true);
  });

  it('when a shape is moved by one and grabbed by another at the same time', () => {
    const { store, editor, clock, surface, rest, drawDirectly } = screenWith(60);
    const { id = '', x = 0, y = 0 } = store.sorted().at(-1) ?? {};
    store.update(id, { x: x + 90 });
    editor.receiveDraft(7, { kind: 'move', ids: [id], x: x + 100, y });
    clock.frame();
    rest();
    const expected = drawDirectly(dragged(store.sorted(), new Set([id]), 10, 0));
    expect(isSamePicture(surface.read(), expected)).toBe(true);
  });

  it('when everything is dragged and dropped', () => {
    const { store, editor, clock, rest, surface, drawDirectly } = screenWith(150);
    editor.runAction('selectAll');
    rest();
    const before = store.sorted();
    editor.input.pointerDown(mouse(21, 30));
    for (const step of [1, 2, 3]) {
      editor.input.pointerMove(mouse(21 + 20 * step, 30 + 10 * step));
      clock.frame();
      const expected = drawDirectly(dragged(before, editor.selectedIds, 20 * step, 10 * step));
      expect(isSamePicture(surface.read('static'), expected), `step ${step}`).toBe(true);
    }
    editor.input.pointerUp(mouse(81, 60, 0));
    clock.frame();
    expect(isSamePicture(surface.read('static'), drawDirectly())).toBe(true);
  });

  for (const end of ['dropped', 'cancelled']) {
    it(`when many, but not all, are dragged and ${end}`, () => {
      const screen = screenWith(150);
      const { store, editor, clock, rest, surface, drawDirectly } = screen;
      editor.input.pointerDown(mouse(2, 2));
      editor.input.pointerMove(mouse(560, 330));
      editor.input.pointerUp(mouse(560, 330, 0));
      rest();
      const before = store.sorted();
      const ids = editor.selectedIds;
      expect(ids.size).toBeGreaterThan(MAX_HOT_SHAPES);
      editor.input.pointerDown(mouse(21, 30));
      let isLifted = false;
      for (let step = 1; step <= 4; step++) {
        editor.input.pointerMove(mouse(21 + 20 * step, 30 + 10 * step));
        clock.frame();
        const seen = surface.read('static');
        isLifted ||= !isSamePicture(seen, drawDirectly(before));
        const expected = isLifted ? dragged(before, ids, 20 * step, 10 * step) : before;
        expect(isSamePicture(seen, drawDirectly(expected)), `step ${step}`).toBe(true);
        if (step > 1) surface.thread.answer();
      }
      expect(isLifted).toBe(true);
      if (end === 'cancelled') editor.handleKey(ESCAPE);
      else editor.input.pointerUp(mouse(101, 70, 0));
      let isDropped = false;
      for (let frame = 0; frame < 4; frame++) {
        clock.frame();
        const seen = surface.read('static');
        isDropped ||= isSamePicture(seen, drawDirectly());
        const expected = isDropped ? store.sorted() : dragged(before, ids, 80, 40);
        expect(isSamePicture(seen, drawDirectly(expected)), `frame ${frame}`).toBe(true);
        if (frame > 0) surface.thread.answer();
      }
      expect(isDropped).toBe(true);
    });
  }
});
