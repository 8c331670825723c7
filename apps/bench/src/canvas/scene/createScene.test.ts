import { describe, expect, it } from 'vitest';
import { countIn, createScene, HANDLE, VIEW } from './createScene.ts';
import { STROKE_POINTS } from './handwriting.ts';

const middle = { x: -VIEW.w / 2, y: -VIEW.h / 2, ...VIEW };

describe('A scene', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(createScene('mixed', 200, 3)).toEqual(createScene('mixed', 200, 3));
    expect(createScene('mixed', 200, 3)).not.toEqual(createScene('mixed', 200, 4));
  });

  it.each([1_000, 5_000])('of %d shapes has exactly so many, about 330 of them in view', (count) => {
    const scene = createScene('mixed', count);
    expect(scene.shapes).toHaveLength(count);
    expect(countIn(scene, middle)).toBeGreaterThan(300);
    expect(countIn(scene, middle)).toBeLessThan(370);
  });

  it('lies within its box and reaches its four corners', () => {
    const { shapes, box } = createScene('mixed', 500);
    expect(Math.min(...shapes.map(({ x }) => x))).toBeCloseTo(box.x);
    expect(Math.min(...shapes.map(({ y }) => y))).toBeCloseTo(box.y);
    expect(Math.max(...shapes.map(({ x, w }) => x + w))).toBeCloseTo(box.x + box.w);
    expect(Math.max(...shapes.map(({ y, h }) => y + h))).toBeCloseTo(box.y + box.h);
    expect([box.x + box.w / 2, box.y + box.h / 2]).toEqual([0, 0]);
  });

  it('has its handle in front of everything', () => {
    expect(createScene('mixed', 100).shapes.at(-1)).toBe(HANDLE);
  });

  it('that is mixed has every kind of shape, four of ten of them strokes', () => {
    const kinds = Object.groupBy(createScene('mixed', 1_000).shapes, ({ kind }) => kind);
    expect(Object.keys(kinds).sort()).toEqual(['arrow', 'rectangle', 'stroke', 'text']);
    expect(kinds.stroke?.length).toBeCloseTo(400, -1);
  });

  it('that is drawn by hand has strokes only, marks aside', () => {
    const { shapes } = createScene('freehand', 100);
    expect(shapes.filter(({ kind }) => kind === 'stroke')).toHaveLength(95);
  });

  it('has strokes of sixty points that fill their boxes', () => {
    for (const shape of createScene('freehand', 50).shapes) {
      if (shape.kind !== 'stroke') continue;
      expect(shape.points).toHaveLength(STROKE_POINTS);
      expect(Math.min(...shape.points.map(({ x }) => x))).toBe(0);
      expect(Math.max(...shape.points.map(({ y }) => y))).toBeCloseTo(shape.h);
      expect(shape.points.every(({ pressure }) => pressure > 0.2 && pressure < 0.8)).toBe(true);
    }
  });
});
