import { boxesIntersect, DEFAULT_STYLE, type Store } from '@drawbridge/board';
import { createTestBoard } from '@drawbridge/board/test';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createScene } from './scene.ts';
import { paintBounds } from './shapes/placed.ts';

function fill(store: Store, count: number): string[] {
  return store.create(
    ...Array.from({ length: count }, (_, i) => ({
      type: 'rectangle' as const,
      x: 100 * (i % 20),
      y: 100 * Math.floor(i / 20),
      w: 50,
      h: 50,
      style: DEFAULT_STYLE,
    })),
  );
}

describe('the scene', () => {
  it('finds exactly the shapes that paint in a box, back to front, whatever changed before', () => {
    const coordinate = fc.integer({ min: -200, max: 2200 });
    const size = fc.integer({ min: 0, max: 1500 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(199), coordinate)),
        coordinate,
        coordinate,
        size,
        (moves, x, y, w) => {
          const { store } = createTestBoard();
          const scene = createScene(store);
          store.onChange(scene.apply);
          const ids = fill(store, 200);
          for (const [index, to] of moves) {
            const id = ids[index] ?? '';
            if (to < 0) store.delete([id]);
            else store.update(id, { x: to, rotation: to / 100 });
          }
          const box = { x, y, w, h: 300 };
          const expected = store.sorted().filter((shape) => boxesIntersect(paintBounds(shape), box));
          expect(scene.within(box)).toEqual(expected);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('tells which boxes a change makes dirty: where the shape was and where it is', () => {
    const { store } = createTestBoard();
    const scene = createScene(store);
    const ids = fill(store, 30);
    const boxes: unknown[] = [];
    scene.apply({ added: new Set(ids), updated: new Set(), removed: new Set(), local: true });
    store.onChange((change) => boxes.push(scene.apply(change)));
    store.update(ids[0] ?? '', { x: 700 });
    store.delete([ids[0] ?? '']);
    expect(boxes).toMatchObject([[{ x: -1.75 }, { x: 698.25 }], [{ x: 698.25 }]]);
  });
});
