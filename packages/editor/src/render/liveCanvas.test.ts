import type { Box } from '@drawbridge/board';
import type { Context2D } from '@drawbridge/shapes';
import { describe, expect, it } from 'vitest';
import { createLiveCanvas, type LiveItem } from './liveCanvas.ts';

const view = { scale: 1, left: 0, top: 0, width: 1000, height: 800 };
const box = (x: number, y: number, w = 10, h = 10): Box => ({ x, y, w, h });

function createCanvas() {
  const cleared: Box[] = [];
  const painted: string[] = [];
  const canvas = createLiveCanvas();
  const nothing = () => {};
  const context: Partial<Context2D> = {
    save: nothing,
    restore: nothing,
    setTransform: nothing,
    beginPath: nothing,
    rect: nothing,
    clip: nothing,
    clearRect: (x: number, y: number, w: number, h: number) => cleared.push({ x, y, w, h }),
  };
  const item = (key: string, at: Box, look: unknown = 0, changed?: Box): LiveItem => ({
    key,
    look: [look],
    box: at,
    changed,
    paint: () => painted.push(key),
  });
  /** What the next frame clears and paints. */
  function show(...items: LiveItem[]): { cleared: Box[]; painted: string[] } {
    cleared.length = 0;
    painted.length = 0;
    canvas.show(context as Context2D, view, items);
    return { cleared: [...cleared], painted: [...painted] };
  }
  return { item, show, invalidate: canvas.invalidate };
}

describe('the live canvas', () => {
  it('draws everything the first time, and nothing when nothing changed', () => {
    const { item, show } = createCanvas();
    expect(show(item('a', box(0, 0)))).toEqual({ cleared: [box(0, 0, 1000, 800)], painted: ['a'] });
    expect(show(item('a', box(0, 0)))).toEqual({ cleared: [], painted: [] });
  });

  it('clears where an item was and where it is, and paints what lies there', () => {
    const { item, show } = createCanvas();
    show(item('a', box(0, 0)), item('b', box(15, 5)), item('c', box(500, 500)));
    const frame = show(item('a', box(8, 0), 1), item('b', box(15, 5)), item('c', box(500, 500)));
    expect(frame).toEqual({ cleared: [box(0, 0, 18, 10)], painted: ['a', 'b'] });
  });

  it('clears only the part that an item says has changed', () => {
    const { item, show } = createCanvas();
    show(item('a', box(0, 0, 400, 400)), item('b', box(20, 20)));
    const frame = show(item('a', box(0, 0, 410, 400), 1, box(390, 0, 20, 20)), item('b', box(20, 20)));
    expect(frame).toEqual({ cleared: [box(390, 0, 20, 20)], painted: ['a'] });
  });

  it('clears what is gone, and draws what is new', () => {
    const { item, show } = createCanvas();
    show(item('a', box(0, 0)));
    expect(show(item('b', box(100, 0)))).toEqual({ cleared: [box(0, 0), box(100, 0)], painted: ['b'] });
  });

  it('draws boxes that overlap as one', () => {
    const { item, show } = createCanvas();
    show();
    const frame = show(
      item('a', box(0, 0, 20, 20)),
      item('b', box(40, 0, 20, 20)),
      item('c', box(10, 10, 40, 5)),
    );
    expect(frame).toEqual({ cleared: [box(0, 0, 60, 20)], painted: ['a', 'b', 'c'] });
  });

  it('draws very many boxes as one', () => {
    const { item, show } = createCanvas();
    show();
    const items = Array.from({ length: 70 }, (_, i) => item(`${i}`, box(12 * i, 0)));
    expect(show(...items).cleared).toEqual([box(0, 0, 838, 10)]);
  });

  it('has nothing to do for what is out of view', () => {
    const { item, show } = createCanvas();
    show();
    expect(show(item('a', box(-500, 0)), item('b', box(1000, 0)))).toEqual({ cleared: [], painted: [] });
  });

  it('draws everything after the canvas was blanked', () => {
    const { item, show, invalidate } = createCanvas();
    show(item('a', box(0, 0)));
    invalidate();
    expect(show(item('a', box(0, 0))).painted).toEqual(['a']);
  });
});
