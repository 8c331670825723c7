import { DEFAULT_STYLE, type NewShape, type Shape, type Style } from '@drawbridge/board';
import { createTestBoard } from '@drawbridge/board/test';
import { describe, expect, it } from 'vitest';
import { createScene } from '../scene.ts';
import { findBinding } from './findBinding.ts';
import { magnetsOf } from './magnets.ts';

type Given = Partial<Style> & {
  type?: 'rectangle' | 'ellipse' | 'frame' | 'sticky' | 'triangle';
  rotation?: number;
};

function box(
  id: string,
  x: number,
  y: number,
  size: number,
  { type = 'rectangle', rotation = 0, ...style }: Given = {},
) {
  const shape = {
    id,
    type,
    x,
    y,
    w: size,
    h: size,
    rotation,
    text: '',
    style: { ...DEFAULT_STYLE, ...style },
  };
  return shape as NewShape<Shape>;
}

function createSceneOf(...shapes: NewShape<Shape>[]) {
  const { store } = createTestBoard();
  store.create(...shapes);
  const scene = createScene(store);
  const bindAt = (x: number, y: number, isExact = false, zoom = 1) =>
    findBinding(scene, { point: { x, y }, zoom, isExact });
  return { store, bindAt };
}

const rounded = (value: number | undefined) => Math.round((value ?? Number.NaN) * 100) / 100;
const placeOf = (found: ReturnType<typeof findBinding>) =>
  found && [found.binding.id, rounded(found.binding.x), rounded(found.binding.y), found.binding.isInside];

describe('the end of an arrow', () => {
  it('inside a shape aims at its middle, and ends at the outline', () => {
    const { bindAt } = createSceneOf(box('a', 0, 0, 200));
    expect(placeOf(bindAt(60, 130))).toEqual(['a', 0.5, 0.5, false]);
    expect(placeOf(bindAt(100, 100))).toEqual(['a', 0.5, 0.5, false]);
  });

  it('at the outline, from inside or from outside, ends right there', () => {
    const { bindAt } = createSceneOf(box('a', 0, 0, 200));
    for (const y of [-8, 5]) expect(placeOf(bindAt(40, y))).toEqual(['a', 0.2, 0, false]);
    expect(bindAt(40, -14)).toBeUndefined();
  });

  it('snaps to the middle of a side', () => {
    const { bindAt } = createSceneOf(box('a', 0, 0, 200));
    expect(placeOf(bindAt(92, 3))).toEqual(['a', 0.5, 0, false]);
    expect(placeOf(bindAt(204, 110))).toEqual(['a', 1, 0.5, false]);
  });

  it('held still goes to the very point, and near the middle to the middle', () => {
    const { bindAt } = createSceneOf(box('a', 0, 0, 200));
    expect(placeOf(bindAt(60, 130, true))).toEqual(['a', 0.3, 0.65, true]);
    expect(placeOf(bindAt(105, 95, true))).toEqual(['a', 0.5, 0.5, true]);
  });

  it('is as near as it looks on the screen', () => {
    const { bindAt } = createSceneOf(box('a', 0, 0, 200));
    expect(bindAt(60, -20, false, 0.5)?.binding.y).toBe(0);
    expect(bindAt(60, -8, false, 2)).toBeUndefined();
  });

  it('in the middle of a small shape means all of it', () => {
    const { bindAt } = createSceneOf(box('a', 0, 0, 20));
    expect(placeOf(bindAt(9, 12))).toEqual(['a', 0.5, 0.5, false]);
  });

  it('in a shape of no size at all is there', () => {
    const { bindAt } = createSceneOf(box('a', 50, 50, 0));
    expect(placeOf(bindAt(50, 50))).toEqual(['a', 0.5, 0.5, false]);
  });

  it('knows where a turned shape is', () => {
    const { bindAt } = createSceneOf(box('a', 0, 0, 200, { rotation: Math.PI / 4 }));
    expect(bindAt(8, 8)).toBeUndefined();
    expect(placeOf(bindAt(100, -45))).toEqual(['a', 0, 0, false]);
    expect(placeOf(bindAt(170, 30))).toEqual(['a', 0.5, 0, false]);
  });
});

describe('of several shapes', () => {
  it('the one in front that hides the others is meant', () => {
    const { bindAt } = createSceneOf(box('back', 0, 0, 100), box('front', 20, 20, 200, { fill: 'solid' }));
    expect(bindAt(60, 80)?.binding.id).toBe('front');
  });

  it('the smallest is meant where one sees through', () => {
    const { bindAt } = createSceneOf(box('small', 60, 60, 80), box('large', 0, 0, 300));
    expect(bindAt(100, 100)?.binding.id).toBe('small');
    expect(bindAt(200, 200)?.binding.id).toBe('large');
  });

  it('a frame is meant at its edge only', () => {
    const { bindAt } = createSceneOf(box('frame', 0, 0, 300, { type: 'frame' }));
    expect(bindAt(150, 100)).toBeUndefined();
    expect(bindAt(3, 100)?.binding.id).toBe('frame');
  });

  it('what is locked is left alone', () => {
    const { bindAt } = createSceneOf({ ...box('a', 0, 0, 100), locked: true });
    expect(bindAt(50, 50)).toBeUndefined();
  });
});

describe('magnets', () => {
  it('are the middles of the sides, and the tips of what is round', () => {
    for (const type of ['rectangle', 'ellipse', 'sticky'] as const) {
      const { store } = createSceneOf(box('a', 0, 0, 100, { type }));
      const shape = store.get('a');
      const places = shape && magnetsOf(shape).map(({ x, y }) => [rounded(x), rounded(y)]);
      expect(places).toEqual([
        [50, 0],
        [100, 50],
        [50, 100],
        [0, 50],
      ]);
    }
  });

  it('lie on the outline of any shape, also of a turned one', () => {
    const { store } = createSceneOf(box('a', 0, 0, 100, { type: 'triangle', rotation: Math.PI }));
    const shape = store.get('a');
    const places = shape && magnetsOf(shape).map(({ x, y }) => [rounded(x), rounded(y)]);
    expect(places).toEqual([
      [50, 100],
      [25, 50],
      [50, 0],
      [75, 50],
    ]);
  });
});
