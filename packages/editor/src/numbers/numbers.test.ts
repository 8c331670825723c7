import { DEFAULT_STYLE, type NewShape, placePoints, type Shape } from '@drawbridge/board';
import { describe, expect, it } from 'vitest';
import { createTestEditor } from '../test/index.ts';

const box = (id: string, x: number, more: Partial<NewShape<Shape>> = {}): NewShape<Shape> =>
  // A rectangle, whatever of it is given otherwise.
  ({ id, type: 'rectangle', x, y: 100, w: 50, h: 40, style: DEFAULT_STYLE, ...more }) as NewShape<Shape>;

function boardOf(...shapes: NewShape<Shape>[]) {
  const t = createTestEditor();
  t.store.create(...shapes);
  t.key('Mod+A');
  return { t, numbers: t.editor.numbers };
}

describe('the numbers of a selection', () => {
  it('are those of the box around it, and the angle that its shapes have', () => {
    const { t, numbers } = boardOf(box('a', 100));
    expect(numbers.current).toMatchObject({ x: 100, y: 100, w: 50, h: 40, degrees: 0 });
    t.store.create(box('b', 200, { rotation: Math.PI / 2 }));
    t.key('Mod+A');
    expect(numbers.current).toMatchObject({ x: 100, w: 145, degrees: 'mixed' });
    t.key('Escape');
    expect(numbers.current).toBeUndefined();
  });

  it('of a turned shape are those of its own box', () => {
    const { numbers } = boardOf(box('a', 100, { rotation: -Math.PI / 6 }));
    expect(numbers.current).toMatchObject({ x: 100, y: 100, w: 50, h: 40, degrees: 330 });
  });

  it('have no angle where there is none, and say what cannot be changed', () => {
    const points = placePoints([
      { x: 0, y: 0 },
      { x: 50, y: 50 },
    ]);
    const { numbers } = boardOf({ type: 'line', style: DEFAULT_STYLE, ...points });
    expect(numbers.current?.degrees).toBeUndefined();
    const text = boardOf({ type: 'text', x: 0, y: 0, w: 50, h: 30, text: 'hi', style: DEFAULT_STYLE });
    expect(text.numbers.current?.hasOwnHeight).toBe(true);
  });

  it('follow a drag, once a frame, and are the same object until they change', () => {
    const { t, numbers } = boardOf(box('a', 100));
    let changes = 0;
    const stop = numbers.onChange(() => changes++);
    const before = numbers.current;
    t.frame();
    expect([changes, numbers.current]).toEqual([0, before]);
    t.press([100, 120], [140, 120]).frame();
    expect([changes, numbers.current?.x]).toEqual([1, 140]);
    t.up().frame();
    expect([changes, numbers.current?.x]).toEqual([1, 140]);
    stop();
    t.key('ArrowRight').frame();
    expect(changes).toBe(1);
  });
});

describe('a number that is set', () => {
  it('moves, resizes and turns a shape, each in one step', () => {
    const { t, numbers } = boardOf(box('a', 100));
    numbers.set('x', -20);
    numbers.set('y', 30);
    numbers.set('w', 200);
    numbers.set('h', 10);
    t.expectShapes({ x: -20, y: 30, w: 200, h: 10 });
    numbers.set('degrees', 90);
    expect(t.shape.rotation).toBeCloseTo(Math.PI / 2, 5);
    expect(t.shape.x).toBeCloseTo(-20);
    t.key('Mod+Z').key('Mod+Z').expectShapes({ w: 200, h: 40, rotation: 0 });
  });

  it('moves and scales several as one, and gives each the angle', () => {
    const { t, numbers } = boardOf(box('a', 100), box('b', 250));
    numbers.set('w', 400);
    t.expectShapes({ x: 100, w: 100 }, { x: 400, w: 100 });
    numbers.set('x', 0);
    t.expectShapes({ x: 0 }, { x: 300 });
    numbers.set('degrees', -90);
    for (const { rotation } of t.shapes) expect(rotation).toBeCloseTo(-Math.PI / 2, 5);
    t.expectShapes({ x: 0 }, { x: 300 });
  });

  it('keeps the corner of a turned shape where it is', () => {
    const { t, numbers } = boardOf(box('a', 100, { rotation: Math.PI / 2 }));
    numbers.set('w', 90);
    // Its own left side is above: that stays.
    expect(t.shape.x + t.shape.w / 2).toBeCloseTo(125);
    expect(t.shape.y + t.shape.h / 2).toBeCloseTo(140);
  });

  it('that is none, or absurd, does no harm', () => {
    const { t, numbers } = boardOf(box('a', 100));
    for (const value of [Number.NaN, Infinity])
      for (const name of ['x', 'w', 'degrees'] as const) numbers.set(name, value);
    t.expectShapes({ x: 100, w: 50, rotation: 0 });
    numbers.set('w', -5);
    numbers.set('x', 1e300);
    t.expectShapes({ w: 0.5, x: 1e7 });
  });

  it('leaves locked shapes alone, and everything in view mode', () => {
    const { t, numbers } = boardOf(box('a', 100, { locked: true }));
    t.editor.input.askForMenu({ x: 100, y: 120 });
    expect(numbers.current?.isLocked).toBe(true);
    numbers.set('x', 5);
    t.expectShapes({ x: 100 });
  });

  it('joins others of its kind that follow closely', () => {
    const { t, numbers } = boardOf(box('a', 100));
    for (const x of [101, 102, 103]) numbers.set('x', x);
    t.key('Mod+Z').expectShapes({ x: 100 });
  });
});
