import { boxContainsPoint, type StrokePoint } from '@drawbridge/board';
import { strokePath } from '@drawbridge/shapes';
import { Path2D as CanvasPath, createCanvas } from '@napi-rs/canvas';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createInk } from './ink.ts';

/** A line that winds, crosses itself and now and then turns sharply, with changing pressure. */
function scribble(count: number): StrokePoint[] {
  return Array.from({ length: count }, (_, i) => ({
    x: 300 + 200 * Math.sin(i / 37) + (i % 150 > 140 ? 40 : 0),
    y: 300 + 200 * Math.sin(i / 23 + 1) + 3 * Math.sin(i),
    pressure: 0.5 + 0.3 * Math.sin(i / 11),
  }));
}

const EVERYWHERE = { x: 0, y: 0, w: 600, h: 600 };

describe('ink on a canvas', () => {
  beforeEach(() => void vi.stubGlobal('Path2D', CanvasPath));
  afterEach(() => void vi.unstubAllGlobals());

  it.each([
    { width: 2, isPen: false },
    { width: 6, isPen: true },
    { width: 12, isPen: false },
  ])('of a long stroke, put together piece by piece, shows no seams: %o', ({ width, isPen }) => {
    const points = scribble(1500);
    const ink = createInk(width, isPen);
    for (let n = 1; n < points.length; n += 3) {
      ink.follow(points.slice(0, n), points.slice(n, n + 2));
      void ink.outlineIn(EVERYWHERE);
    }
    ink.follow(points, []);
    const { different, inked } = compare(strokePath(points, width, isPen), ink.outlineIn(EVERYWHERE));
    expect(inked).toBeGreaterThan(10_000);
    expect(different / inked).toBeLessThan(0.002);
  });

  it('of a short stroke is that of the finished one', () => {
    for (const count of [1, 2, 30, 99, 101, 200]) {
      const points = scribble(count);
      const ink = createInk(6, false);
      ink.follow(points, []);
      expect(compare(strokePath(points, 6, false), ink.outlineIn(EVERYWHERE)).different).toBe(0);
    }
  });

  it('looks different only where it says so', () => {
    const points = scribble(900);
    const ink = createInk(6, false);
    ink.follow(points.slice(0, 800), points.slice(800, 803));
    const before = alphas(ink.outlineIn(EVERYWHERE));
    const changed = ink.follow(points.slice(0, 810), []);
    const after = alphas(ink.outlineIn(EVERYWHERE));
    const outside = [...before.keys()].filter((i) => {
      const at = { x: (i % SIZE) / SCALE, y: Math.floor(i / SIZE) / SCALE };
      return changed && !boxContainsPoint(changed, at) && Math.abs((before[i] ?? 0) - (after[i] ?? 0)) > 127;
    });
    expect(outside).toEqual([]);
    expect(changed?.w).toBeLessThan(150);
  });
});

describe('the work of ink', () => {
  /** Curves added to paths since the last reset. */
  let curves = 0;
  beforeEach(() => {
    vi.stubGlobal('Path2D', function Path2D() {
      return { moveTo() {}, lineTo() {}, closePath() {}, addPath() {}, quadraticCurveTo: () => curves++ };
    });
  });
  afterEach(() => void vi.unstubAllGlobals());

  it('for a point more is the tail, however long the stroke', () => {
    const points = scribble(2000);
    const ink = createInk(3, false);
    const most = { short: 0, long: 0 };
    for (let n = 1; n <= points.length; n++) {
      curves = 0;
      ink.follow(points.slice(0, n), []);
      void ink.outlineIn(EVERYWHERE);
      if (n > 100 && n < 200) most.short = Math.max(most.short, curves);
      if (n > 1000) most.long = Math.max(most.long, curves);
    }
    expect(most.long).toBeLessThan(most.short);
  });

  it('is none when nothing is asked', () => {
    const ink = createInk(3, false);
    ink.follow(scribble(500), []);
    void ink.outlineIn(EVERYWHERE);
    curves = 0;
    void ink.outlineIn(EVERYWHERE);
    expect(curves).toBe(0);
  });
});

const SCALE = 1;
const SIZE = 600 * SCALE;

/** Alpha of each pixel of the filled path. */
function alphas(path: Path2D): Uint8Array {
  const context = createCanvas(SIZE, SIZE).getContext('2d');
  context.scale(SCALE, SCALE);
  // In these tests Path2D is the one of this canvas, which the types do not know.
  context.fill(path as unknown as CanvasPath);
  const { data } = context.getImageData(0, 0, SIZE, SIZE);
  return Uint8Array.from({ length: data.length / 4 }, (_, i) => data[4 * i + 3] ?? 0);
}

/** How many pixels have ink in the first, and how many of all differ by more than half. */
function compare(whole: Path2D, pieces: Path2D): { different: number; inked: number } {
  const [a, b] = [alphas(whole), alphas(pieces)];
  let [different, inked] = [0, 0];
  a.forEach((alpha, i) => {
    if (alpha > 0) inked++;
    if (Math.abs(alpha - (b[i] ?? 0)) > 127) different++;
  });
  return { different, inked };
}
