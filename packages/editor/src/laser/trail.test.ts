import { expect, it } from 'vitest';
import { createTrail, GLOW_MS, glowLeft } from './trail.ts';

const at = (x: number, atMs: number) => ({ x, y: 0, atMs });

it('a place fades from all to nothing in the time it glows', () => {
  const shares = [0, 0.5, 1, 2].map((share) => glowLeft(at(0, 100), 100 + share * GLOW_MS));
  expect(shares).toEqual([1, 0.75, 0, 0]);
});

it('a trail forgets what glows no more', () => {
  const trail = createTrail();
  trail.add([at(1, 0), at(2, 500), at(3, 900)]);
  trail.lift();
  expect(trail.advance(GLOW_MS + 499)).toBe(true);
  expect(trail.glows).toEqual([at(2, 500), at(3, 900)]);
  expect(trail.advance(GLOW_MS + 900)).toBe(false);
  expect(trail.glows).toEqual([]);
});

it('where the pointer rests it does not fade, until it comes up', () => {
  const trail = createTrail();
  trail.add([at(1, 0), at(2, 0)]);
  expect(trail.advance(10 * GLOW_MS)).toBe(true);
  expect(trail.glows).toEqual([at(2, 10 * GLOW_MS)]);
  trail.lift();
  expect(trail.advance(11 * GLOW_MS)).toBe(false);
});

it('a trail has a bounded number of places', () => {
  const trail = createTrail();
  for (let i = 0; i < 100; i++) trail.add(Array.from({ length: 100 }, () => at(i, 0)));
  expect(trail.glows.length).toBeLessThanOrEqual(1500);
  expect(trail.glows.at(-1)).toEqual(at(99, 0));
});
