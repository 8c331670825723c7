import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Glide, glideOn, placeOf, standAt } from './glide.ts';

const FRAME_MS = 16;

/** What is seen, frame by frame, of a cursor that goes 1 px a ms and is told of at these times. */
function watch(toldAtMs: readonly number[], untilMs: number): number[] {
  let glide: Glide = standAt({ x: 0, y: 0 }, 0);
  const seen: number[] = [];
  const news = [...toldAtMs];
  for (let nowMs = 0; nowMs <= untilMs; nowMs += FRAME_MS) {
    while (news[0] !== undefined && news[0] <= nowMs) {
      const atMs = news.shift() ?? 0;
      glide = glideOn(glide, { x: atMs, y: 0 }, atMs);
    }
    seen.push(placeOf(glide, nowMs).x);
  }
  return seen;
}

const every = (intervalMs: number, count: number) =>
  Array.from({ length: count }, (_, at) => (at + 1) * intervalMs);
const steps = (seen: readonly number[]) => seen.slice(1).map((x, at) => x - (seen[at] ?? 0));

describe('a cursor of somebody else', () => {
  it.each([33, 50, 100])('goes on in every frame when places come each %i ms', (intervalMs) => {
    const seen = watch(every(intervalMs, 20), 20 * intervalMs);
    // Once it knows the pace, it neither stands still nor leaps.
    const settled = steps(seen).slice(seen.length / 2);
    expect(Math.min(...settled)).toBeGreaterThan(0.4 * FRAME_MS);
    expect(Math.max(...settled)).toBeLessThan(1.8 * FRAME_MS);
  });

  it('never goes back, nor beyond where it was said to be, however unevenly it hears', () => {
    const pauses = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(pauses, (pausesMs) => {
        let atMs = 0;
        const told = pausesMs.map((pauseMs) => (atMs += pauseMs));
        const seen = watch(told, atMs + 400);
        expect(Math.min(0, ...steps(seen))).toBeGreaterThan(-1e-9);
        for (const [frame, x] of seen.entries()) expect(x).toBeLessThanOrEqual(frame * FRAME_MS + 1e-9);
        expect(seen.at(-1)).toBe(atMs);
      }),
    );
  });

  it('is there at once after a rest, as far as the eye can tell', () => {
    const seen = watch([16, 2016], 2120);
    expect(seen.at(-1)).toBe(2016);
  });
});
