import { describe, expect, it } from 'vitest';
import { createTestEditor, type TestEditor } from '../test/index.ts';

/** A board of 30 × 30 little strokes, 40 px apart. */
function manyStrokes(): TestEditor {
  const t = createTestEditor();
  const style = { color: 'red', width: 3, fill: 'none', opacity: 1 } as const;
  const [source = ''] = t
    .tool('draw')
    .drag([0, 0], [20, 20])
    .shapes.map(({ id }) => id);
  t.store.transact(() => {
    for (let i = 1; i < 900; i++) {
      t.store.duplicate([source], { dx: 40 * (i % 30), dy: 40 * Math.floor(i / 30) });
    }
    t.store.update(source, { style });
  });
  t.tool('select').frame();
  t.surface.resetWork();
  return t;
}

const wheel = { x: 0, y: 0, deltaX: 10, deltaY: 0, deltaMode: 0, ctrl: false, shift: false };

describe('the work of a frame', () => {
  it('is none when nothing happens', () => {
    const t = manyStrokes();
    expect(t.clock.hasFrame).toBe(false);
    t.hover([300, 300]).hover([301, 300]);
    expect(t.clock.hasFrame).toBe(false);
  });

  it('is one frame for any number of events', () => {
    const t = createTestEditor().tool('draw').down([0, 0]);
    for (let x = 0; x < 100; x++) t.move([x, x]);
    t.surface.resetWork();
    t.frame();
    expect(t.surface.liveWork.clearRect).toBe(1);
    expect(t.clock.hasFrame).toBe(false);
  });

  it('draws only what is in view', () => {
    const t = manyStrokes();
    t.editor.setTheme('dark');
    t.frame();
    const inView = 21 * 16;
    expect(t.surface.staticWork.translate).toBeLessThanOrEqual(inView);
    expect(t.surface.staticWork.translate).toBeGreaterThan(inView / 2);
  });

  it('of a pan builds no path again', () => {
    const t = manyStrokes();
    t.editor.input.wheel(wheel);
    t.frame().surface.resetWork();
    for (let i = 0; i < 5; i++) {
      t.editor.input.wheel({ ...wheel, deltaX: i % 2 ? 10 : -10 });
      t.frame();
    }
    expect(t.surface.pathsMade).toBe(0);
    expect(t.surface.staticWork.clip).toBe(5);
  });

  it('of a drag and its drop builds no path again', () => {
    const t = manyStrokes();
    t.key('Mod+A').press([10, 10], [60, 60]).frame().move([90, 90]).frame().up().frame();
    t.surface.resetWork();
    t.press([100, 100], [150, 150]).frame().move([190, 190]).frame().up().frame();
    expect(t.surface.pathsMade).toBeLessThan(900 - 21 * 16);
  });

  it('of a drag leaves the static layer alone once it has begun', () => {
    const t = manyStrokes();
    t.press([10, 10], [60, 60]).frame();
    t.surface.resetWork();
    t.move([90, 90]).frame().move([120, 90]).frame();
    expect(t.surface.staticWork).toEqual({});
    expect(t.surface.liveWork.clearRect).toBe(2);
  });

  it('of a stroke in progress leaves the static layer alone', () => {
    const t = manyStrokes();
    t.tool('draw').down([0, 0]).frame();
    t.surface.resetWork();
    t.move([50, 50]).frame().move([90, 50]).frame();
    expect(t.surface.staticWork).toEqual({});
  });

  it('of a new shape redraws only where it is', () => {
    const t = manyStrokes();
    t.rectangle([100, 100], [180, 180]).frame();
    expect(t.surface.staticWork.clip).toBe(1);
    expect(t.surface.staticWork.translate).toBeLessThanOrEqual(17);
  });

  it('of a change out of view draws nothing', () => {
    const t = manyStrokes();
    const far = t.shapes.at(-1)?.id ?? '';
    t.store.update(far, { x: 5000 });
    t.frame();
    expect(t.surface.staticWork).toEqual({});
  });

  it('of the selection leaves the static layer alone', () => {
    const t = manyStrokes();
    t.key('Mod+A').frame();
    expect(t.surface.staticWork).toEqual({});
  });

  it('stays bounded with a shape as large as the world', () => {
    const t = createTestEditor().rectangle([0, 0], [50, 50]).frame();
    t.surface.resetWork();
    t.store.update(t.shape.id, { x: -1e7, y: -1e7, w: 1e7, h: 1e7 });
    t.frame();
    expect(t.surface.staticWork.rect).toBeLessThan(2000);
  });
});

describe('the surface', () => {
  it('is drawn anew when it has another size', () => {
    const t = manyStrokes();
    t.surface.resize(400, 300);
    t.frame();
    expect(t.surface.staticWork.clip).toBe(1);
    t.key('Mod++');
    t.expectCamera({ x: 200 - 200 / 1.5, y: 150 - 150 / 1.5 });
  });

  it('is left alone after it was unmounted', () => {
    const t = createTestEditor();
    const unmount = t.editor.mount(t.surface);
    unmount();
    unmount();
    t.frame().surface.resetWork();
    t.rectangle([0, 0], [50, 50]).frame();
    expect(t.surface.staticWork).toEqual({});
  });
});
