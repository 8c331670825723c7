import { DEFAULT_STYLE, type NewShape, type Shape } from '@drawbridge/board';
import { describe, expect, it } from 'vitest';
import { createTestEditor, type TestEditor } from '../test/index.ts';

const SLICES = 20;
const SLICE_SHAPES = 100;
const SLICE_MS = 40;

/** A slice of a board that lies all over the view. */
const sliceOfBoard = (): NewShape<Shape>[] =>
  Array.from({ length: SLICE_SHAPES }, (_, index) => ({
    ...{ type: 'rectangle', w: 20, h: 20, style: DEFAULT_STYLE },
    ...{ x: 70 * (index % 10), y: 50 * Math.floor(index / 10) },
  }));

/** Slices that come one after the other, each with a frame and what its tiles take. */
function fill(t: TestEditor, slices: number): void {
  for (let slice = 0; slice < slices; slice++) {
    t.store.create(...sliceOfBoard());
    t.frame().advance(SLICE_MS);
  }
}

describe('a board that fills', () => {
  it('is drawn at once, then now and again, and whole when it is full', () => {
    const t = createTestEditor();
    t.editor.setFilling(true);
    fill(t, 1);
    t.frame();
    const first = t.surface.jobs.length;
    expect(first).toBeGreaterThan(0);
    fill(t, SLICES);
    // 300 ms apart, and the first once more when it is still new.
    expect(t.surface.jobs.length).toBeLessThanOrEqual(first * (2 + (SLICES * SLICE_MS) / 300));
    t.surface.resetWork();
    t.editor.setFilling(false);
    t.rest();
    expect(t.surface.tileWork.stroke).toBeGreaterThanOrEqual(t.store.size);
  });

  it('is drawn on the upper canvas until it has tiles; then only what a hand adds is', () => {
    const t = createTestEditor();
    t.editor.setFilling(true);
    t.store.create(...sliceOfBoard());
    t.clock.frame();
    expect(t.surface.liveWork.stroke).toBe(SLICE_SHAPES);
    t.frame().frame().surface.resetWork();
    t.store.create(...sliceOfBoard());
    t.clock.frame();
    expect(t.surface.liveWork.stroke ?? 0).toBe(0);
    const [one] = sliceOfBoard();
    if (one) t.store.create(one);
    t.clock.frame();
    expect(t.surface.liveWork).toMatchObject({ stroke: 1 });
  });

  it('is what a file does that is added, whatever the board itself is doing, until it is there or broken off', () => {
    for (const end of ['finish', 'cancel'] as const) {
      const t = createTestEditor();
      t.rectangle([10, 10], [60, 60]).rest().surface.resetWork();
      const box = { x: 0, y: 0, w: 650, h: 470 };
      const shapes = Array.from({ length: SLICES }, sliceOfBoard).flat();
      const insertion = t.editor.exchange.beginInsertion({ shapes, box });
      let turns = 0;
      while (insertion && insertion.done < insertion.total) {
        // Time stands still in a turn: its parts become larger as long as it may take time, and stay so.
        insertion.goOn(turns < 2 ? 2 : 1);
        t.editor.setFilling(false);
        t.frame().advance(SLICE_MS);
        turns += 1;
      }
      const tiles = 6;
      expect(turns).toBeGreaterThan(100);
      expect(t.surface.jobs.length).toBeGreaterThan(0);
      expect(t.surface.jobs.length).toBeLessThanOrEqual(tiles * (2 + (turns * SLICE_MS) / 300));
      t.surface.resetWork();
      insertion?.[end]();
      t.rest();
      expect(t.surface.tileWork.stroke).toBeGreaterThanOrEqual(t.store.size);
    }
  });
});
