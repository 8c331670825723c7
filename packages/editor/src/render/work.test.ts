import { DEFAULT_STYLE } from '@drawbridge/board';
import { describe, expect, it } from 'vitest';
import { createTestEditor, type TestEditor } from '../test/index.ts';

/** A board of `side` × `side` little rectangles, 40 px apart, with everything in its tiles. */
function manyShapes(side = 30): TestEditor {
  const t = createTestEditor();
  const style = DEFAULT_STYLE;
  t.store.create(
    ...Array.from({ length: side * side }, (_, i) => ({
      ...{ type: 'rectangle' as const, w: 20, h: 20, style },
      ...{ x: 40 * (i % side), y: 40 * Math.floor(i / side) },
    })),
  );
  t.tool('select').rest().surface.resetWork();
  return t;
}

/** How many shapes were drawn on the main thread since the last reset. */
function drawnHere({ surface }: TestEditor): number {
  const drawn = ({ strokeRect = 0, stroke = 0, fill = 0 }: Record<string, number>) =>
    strokeRect + stroke + fill;
  return drawn(surface.staticWork) + drawn(surface.patchWork);
}

const wheel = { x: 0, y: 0, deltaX: 10, deltaY: 0, deltaMode: 0, ctrl: false, shift: false };

describe('the work of a frame', () => {
  it('is none when nothing happens', () => {
    const t = manyShapes();
    expect(t.clock.hasFrame).toBe(false);
    t.hover([300, 300]).hover([301, 300]);
    expect(t.clock.hasFrame).toBe(false);
    t.advance(60_000);
    expect(t.clock.hasFrame).toBe(false);
    expect(t.surface.jobs).toEqual([]);
  });

  it('is one frame for any number of events', () => {
    const t = createTestEditor().tool('draw').down([0, 0]);
    for (let x = 0; x < 100; x++) t.move([x, x]);
    t.surface.resetWork();
    t.frame();
    expect(t.surface.liveWork.clearRect).toBe(1);
    expect(t.clock.hasFrame).toBe(false);
  });

  it('of a pan draws no shape on the main thread, and asks for the tiles that come into view', () => {
    const t = manyShapes(60);
    for (let x = 0; x < 500; x += 10) {
      t.editor.input.wheel(wheel);
      t.frame();
    }
    expect(drawnHere(t)).toBe(0);
    expect(t.surface.staticWork.drawImage).toBeLessThanOrEqual(50 * 6);
    expect(t.surface.jobs.length).toBeLessThanOrEqual(12);
    t.rest();
    expect(t.surface.jobs.length).toBeGreaterThan(0);
    expect(drawnHere(t)).toBe(0);
  });

  it('of zooming draws no shape until it rests, and then the view at its scale', () => {
    const t = manyShapes(60);
    for (let i = 0; i < 10; i++) {
      t.editor.input.wheel({ ...wheel, deltaX: 0, deltaY: 40, ctrl: true });
      t.frame();
    }
    expect(t.surface.jobs).toEqual([]);
    expect(drawnHere(t)).toBe(0);
    expect(t.surface.staticWork.drawImage).toBeGreaterThan(0);
    t.advance(120).frame();
    expect(new Set(t.surface.jobs.map(({ scale }) => scale))).toEqual(new Set([t.editor.camera.zoom]));
    t.rest();
    expect(t.clock.hasFrame).toBe(false);
  });

  it('of a change in view asks for no more than what it touches', () => {
    const t = manyShapes();
    t.store.update(t.shapes[31]?.id ?? '', { w: 300 });
    t.rest();
    const inView = t.surface.jobs.filter(({ width }) => width === 512);
    expect(inView).toEqual([]);
    expect(drawnHere(t)).toBeLessThanOrEqual(30);
  });

  it('of a new shape draws nothing but it, into the tiles that it touches', () => {
    const t = manyShapes();
    t.rectangle([100, 100], [180, 180]).frame();
    expect(drawnHere(t)).toBe(1);
    expect(t.surface.patchWork.drawImage).toBe(1);
    t.rest();
    expect(t.surface.jobs).toEqual([]);
    expect(t.surface.liveWork.drawImage).toBeUndefined();
  });

  it('of a change far out of view draws nothing', () => {
    const t = manyShapes(60);
    t.store.update(t.shapes.at(-1)?.id ?? '', { x: 2390 });
    t.frame();
    expect(t.surface.staticWork).toEqual({});
    expect(drawnHere(t)).toBe(0);
  });

  it('of a gesture draws nothing that is out of view until it is over', () => {
    const t = manyShapes(60);
    t.tool('draw').down([100, 100]).move([140, 140]).frame();
    const far = t.shapes.at(-1)?.id ?? '';
    t.store.update(far, { x: 2390 });
    t.rest();
    expect(t.surface.jobs).toEqual([]);
    t.up().rest();
    expect(t.surface.jobs.length).toBeGreaterThan(0);
  });

  it('of a gesture gives up what is being drawn out of view, until it is over', () => {
    const t = manyShapes(60);
    const far = t.shapes.at(-1)?.id ?? '';
    t.store.update(far, { x: 2390 });
    t.frame();
    expect(t.surface.thread.isBusy).toBe(true);
    t.tool('draw').down([100, 100]).move([140, 140]);
    t.clock.frame();
    expect(t.surface.thread.isBusy).toBe(false);
    t.surface.resetWork();
    t.up().rest();
    expect(t.surface.jobs.length).toBeGreaterThan(0);
  });

  it('of a gesture goes on with what is being drawn in view', () => {
    const t = manyShapes();
    t.editor.setTheme('dark');
    t.clock.frame();
    t.tool('draw').down([100, 100]).move([140, 140]);
    t.clock.frame();
    expect(t.surface.thread.isBusy).toBe(true);
  });

  it('of the selection leaves the static layer alone', () => {
    const t = manyShapes();
    t.key('Mod+A').frame();
    expect(t.surface.staticWork).toEqual({});
  });

  it('stays bounded with a shape as large as the world', () => {
    const t = createTestEditor().rectangle([0, 0], [50, 50]).rest();
    t.surface.resetWork();
    t.store.update(t.shape.id, { x: -1e7, y: -1e7, w: 1e7, h: 1e7 });
    t.rest();
    expect(t.surface.staticWork.fillRect).toBeLessThan(20_000);
    expect(t.surface.jobs.length).toBeLessThan(40);
  });
});

describe('the work of a gesture', () => {
  it('leaves the static layer alone while a stroke is drawn', () => {
    const t = manyShapes();
    t.tool('draw').down([0, 0]).frame();
    t.surface.resetWork();
    t.move([50, 50]).frame().move([90, 50]).frame();
    expect(t.surface.staticWork).toEqual({});
  });

  it('leaves the static layer alone while a shape is dragged, once it has begun', () => {
    const t = manyShapes();
    t.press([10, 0], [60, 60]).frame().frame();
    t.surface.resetWork();
    t.move([90, 90]).frame().move([120, 90]).frame();
    expect(t.surface.staticWork).toEqual({});
    expect(t.surface.liveWork.clearRect).toBe(2);
    expect(t.surface.jobs).toEqual([]);
  });

  it('of dragging and dropping everything draws no shape anew', () => {
    const t = manyShapes();
    t.key('Mod+A').rest().surface.resetWork();
    t.press([10, 0], [60, 60]).frame().move([90, 90]).frame();
    expect(t.surface.staticWork.drawImage).toBeGreaterThan(0);
    t.up().frame();
    expect(t.shapes[0]).toMatchObject({ x: 80, y: 90 });
    expect(drawnHere(t)).toBe(0);
    expect(t.surface.jobs).toEqual([]);
  });

  it('of dragging half of the board draws only what of it lies in one tile with the rest', () => {
    const t = manyShapes();
    t.drag([590, -20], [-30, 1210]).rest().surface.resetWork();
    expect(t.editor.selectedIds.size).toBe(15 * 30);
    t.press([10, 0], [60, 60]).rest();
    // Two columns of tiles are in view, the second with both: once without what is dragged, once with nothing else.
    const columns = t.surface.jobs.map(({ x, content }) => [x, content]);
    expect(columns.filter(([x]) => x === 0)).toEqual([]);
    expect(columns).toContainEqual([512, 'unlifted']);
    expect(columns).toContainEqual([512, 'lifted']);
    t.surface.resetWork();
    t.move([90, 90]).frame();
    expect(t.surface.jobs.filter(({ content }) => content === 'unlifted')).toEqual([]);
    t.up().rest();
    expect(drawnHere(t)).toBe(0);
  });
});

describe('the tiles', () => {
  it('show no result that came too late, and ask again', () => {
    const t = manyShapes();
    t.editor.setTheme('dark');
    t.clock.frame();
    const handOver = t.surface.thread.answerLater();
    t.editor.setTheme('light');
    t.clock.frame();
    const { openImages } = t.surface;
    handOver();
    expect(t.surface.openImages).toBe(openImages - 1);
    t.rest();
    expect(t.surface.jobs.at(-1)?.theme).toBe('light');
  });

  it('stay within their budget, however far one goes', () => {
    const t = manyShapes(60);
    for (let i = 0; i < 100; i++) {
      t.editor.setCamera({ x: 150 * (i % 10), y: 150 * Math.floor(i / 10), zoom: 6 });
      t.rest();
    }
    t.editor.setCamera({ x: 0, y: 0, zoom: 6 });
    t.frame();
    // What it walked over is 18 × 18 tiles.
    expect(t.surface.openImages).toBeGreaterThan(100);
    expect(t.surface.openImages).toBeLessThanOrEqual(128);
  });

  it('of other scales are given up rather than drawn anew when something in them changes', () => {
    const t = manyShapes();
    t.editor.runAction('zoomIn');
    t.rest();
    const { zoom } = t.editor.camera;
    t.editor.runAction('zoomIn');
    t.rest();
    const { openImages } = t.surface;
    t.surface.resetWork();
    t.store.update(t.shapes[0]?.id ?? '', { style: { color: 'red' } });
    t.rest();
    expect(t.surface.openImages).toBeLessThan(openImages);
    expect(t.surface.jobs.filter(({ scale }) => scale === zoom)).toEqual([]);
  });

  it('are all closed when the surface goes', () => {
    const t = manyShapes();
    t.editor.destroy();
    expect(t.surface.openImages).toBe(0);
    expect(t.clock.hasFrame).toBe(false);
  });

  it('are drawn by another thread when one dies, and by ourselves when that dies too', () => {
    const t = manyShapes();
    const places = () => t.surface.jobs.map(({ x, y, scale }) => `${x} ${y} ${scale}`);
    t.editor.setTheme('dark');
    t.frame();
    const lost = places();
    t.surface.resetWork();
    t.surface.thread.die();
    t.rest();
    expect(lost.length).toBeGreaterThan(0);
    expect(places()).toEqual(expect.arrayContaining(lost));
    t.surface.thread.die();
    t.rest();
    t.surface.resetWork();
    t.editor.setTheme('light');
    t.rest();
    expect(t.surface.jobs).toEqual([]);
    expect(t.surface.patchWork.strokeRect ?? t.surface.patchWork.stroke).toBeGreaterThan(300);
  });
});

describe('the surface', () => {
  it('is drawn anew when it has another size', () => {
    const t = manyShapes();
    t.surface.resize(400, 300);
    t.frame();
    expect(t.surface.staticWork.drawImage).toBeGreaterThan(0);
    t.key('Mod++');
    t.expectCamera({ x: 200 - 200 / 1.5, y: 150 - 150 / 1.5 });
  });

  it('is drawn anew, tiles and all, when the browser lost its pictures', () => {
    const t = manyShapes();
    t.surface.restore();
    t.rest();
    expect(t.surface.staticWork.drawImage).toBeGreaterThan(0);
    expect(t.surface.jobs.length).toBeGreaterThan(3);
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
