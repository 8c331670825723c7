import { boxesIntersect, DEFAULT_STYLE, type Store } from '@drawbridge/board';
import { createTestBoard } from '@drawbridge/board/test';
import { paintBounds } from '@drawbridge/shapes';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createScene } from './scene.ts';

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

  it('tells which slots a change filled, changed or emptied', () => {
    const { store } = createTestBoard();
    const scene = createScene(store);
    const changes: unknown[] = [];
    store.onChange((change) => changes.push(scene.apply(change)));
    const ids = fill(store, 3);
    store.update(ids[1] ?? '', { x: 700 });
    store.delete([ids[0] ?? '']);
    fill(store, 1);
    expect(changes).toEqual([{ slots: [0, 1, 2] }, { slots: [1] }, { slots: [0] }, { slots: [0] }]);
  });

  it('tells when everything was moved alike, and only then', () => {
    const { store } = createTestBoard();
    const scene = createScene(store);
    const shifts: unknown[] = [];
    store.onChange((change) => shifts.push(scene.apply(change).shift));
    const ids = fill(store, 3);
    store.move(ids, { dx: 7, dy: -3 });
    store.move(ids.slice(1), { dx: 7, dy: -3 });
    store.transact(() => {
      store.move(ids.slice(1), { dx: 7, dy: -3 });
      store.update(ids[0] ?? '', { x: 7, y: -3, style: { color: 'red' } });
    });
    expect(shifts).toEqual([undefined, { x: 7, y: -3 }, undefined, undefined]);
  });

  it('knows the box around everything, and around some, as it grows and shrinks', () => {
    const { store } = createTestBoard();
    const scene = createScene(store);
    store.onChange(scene.apply);
    expect(scene.extent).toBeUndefined();
    const ids = fill(store, 3);
    const reach = DEFAULT_STYLE.width / 2;
    expect(scene.extent).toEqual({ x: -reach, y: -reach, w: 250 + 2 * reach, h: 50 + 2 * reach });
    expect(scene.boundsOf(ids.slice(1))).toEqual({ x: 100, y: 0, w: 150, h: 50 });
    store.update(ids[2] ?? '', { x: 600 });
    expect(scene.extent).toMatchObject({ w: 650 + 2 * reach });
    store.delete([ids[2] ?? '']);
    expect(scene.extent).toMatchObject({ w: 150 + 2 * reach });
    expect(scene.boundsOf([ids[2] ?? ''])).toBeUndefined();
  });

  it('finds the frontmost shape at a point, whatever its size', () => {
    const { store } = createTestBoard();
    const scene = createScene(store);
    store.onChange(scene.apply);
    fill(store, 40);
    const style = { ...DEFAULT_STYLE, fill: 'solid' } as const;
    const [world = ''] = store.create({ type: 'rectangle', x: -9e6, y: -9e6, w: 18e6, h: 18e6, style });
    expect(scene.hit({ x: 125, y: 125 }, 4)?.id).toBe(world);
    const [dot = ''] = store.create({ type: 'rectangle', x: 124, y: 124, w: 2, h: 2, style });
    expect(scene.hit({ x: 125, y: 125 }, 4)?.id).toBe(dot);
    store.delete([world]);
    expect(scene.hit({ x: 175, y: 175 }, 4)).toBeUndefined();
  });

  it('finds some shapes of very many without looking at all of them', () => {
    const { store } = createTestBoard();
    const scene = createScene(store);
    store.onChange(scene.apply);
    fill(store, 2000);
    let looks = 0;
    const accept = () => ++looks > 0;
    const everywhere = { x: -1e5, y: -1e5, w: 2e5, h: 2e5 };
    expect(scene.touchingSome(everywhere, 30, accept)).toHaveLength(30);
    expect(looks).toBe(30);
    expect(scene.touchingSome({ x: 0, y: 0, w: 60, h: 60 }, 30, () => true)).toHaveLength(1);
    expect(scene.touchingSome(everywhere, 30, () => false)).toEqual([]);
  });
});
