import { describe, expect, it } from 'vitest';
import { createStrokeInput } from './strokeInput.ts';

const at = (x: number, pressure = 0.5) => ({ x, y: 0, pressure });

describe('stroke input', () => {
  it('follows the pointer with a little delay, and its tip without', () => {
    const input = createStrokeInput({ zoom: 1, isPen: false });
    for (const x of [0, 10, 20]) input.add(at(x));
    expect(input.points.map(({ x }) => x)).toEqual([0, 6, 14.4]);
    expect(input.tip?.x).toBe(20);
  });

  it('smooths what trembles', () => {
    const input = createStrokeInput({ zoom: 1, isPen: false });
    for (let i = 0; i < 20; i++) input.add({ x: i * 5, y: i % 2 ? 4 : 0, pressure: 0.5 });
    const ys = input.points.slice(5).map(({ y }) => y);
    expect(Math.max(...ys) - Math.min(...ys)).toBeLessThan(2);
  });

  it('drops positions too close to see, at the zoom of now', () => {
    const drawn = (zoom: number) => {
      const input = createStrokeInput({ zoom, isPen: false });
      for (let i = 0; i < 10; i++) input.add(at(i * 0.01));
      return input.points.length;
    };
    expect(drawn(1)).toBe(1);
    expect(drawn(16)).toBeGreaterThan(1);
  });

  it('presses harder when slow than when fast', () => {
    const pressureAt = (stepPx: number) => {
      const input = createStrokeInput({ zoom: 1, isPen: false });
      for (let i = 0; i < 40; i++) input.add(at(i * stepPx));
      return input.points.at(-1)?.pressure ?? 0;
    };
    expect(pressureAt(2)).toBeGreaterThan(pressureAt(12));
    expect(pressureAt(12)).toBeGreaterThan(pressureAt(60));
    expect(pressureAt(500)).toBeGreaterThan(0.2);
  });

  it('only ever appends', () => {
    const input = createStrokeInput({ zoom: 1, isPen: true });
    input.add(at(0));
    const { points } = input;
    const [first] = points;
    for (let i = 1; i < 9; i++) input.add(at(i * 3));
    expect(input.points).toBe(points);
    expect(points[0]).toBe(first);
  });
});
