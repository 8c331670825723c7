import { MAX_STROKE_POINTS, strokePoints } from '@drawbridge/board';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBase64 } from '../base64.ts';
import { PASTE_LIMITS } from '../limits.ts';
import { float16 } from './float16.ts';
import { readSegments } from './readPoints.ts';
import { readShape } from './test/tldrawFile.ts';

type Triple = readonly [x: number, y: number, z: number];

/** These are exact in half precision, and so are the ways between them. */
const POINTS: readonly Triple[] = [
  [0, 0, 0.5],
  [10.5, -3, 0.25],
  [12, -3.25, 1],
];

/** As bits of half precision: of numbers that have them exactly. */
function halfBits(value: number): number {
  for (let bits = 0; bits < 0x10000; bits++) if (Object.is(float16(bits), value)) return bits;
  throw new Error(`${value} is no number of half precision.`);
}

function pack(halves: readonly number[], singles: readonly number[] = []): string {
  const bytes = new Uint8Array(singles.length * 4 + halves.length * 2);
  const view = new DataView(bytes.buffer);
  for (const [at, value] of singles.entries()) view.setFloat32(at * 4, value, true);
  for (const [at, value] of halves.entries())
    view.setUint16(singles.length * 4 + at * 2, halfBits(value), true);
  return toBase64(bytes);
}

/** From each point to the next, in so many dimensions. */
function ways(points: readonly Triple[], dimensions: number): number[] {
  return points
    .slice(1)
    .flatMap((point, index) =>
      point.slice(0, dimensions).map((value, axis) => value - (points[index]?.[axis] ?? 0)),
    );
}

const first = POINTS[0] ?? [0, 0, 0];
const PLAIN = { points: POINTS.map(([x, y, z]) => ({ x, y, z })) };
const ABSOLUTE = { points: pack(POINTS.flat()) };
const DELTAS = { path: pack(ways(POINTS, 3), first) };
const FLAT = { path: pack(ways(POINTS, 2), first.slice(0, 2)), dim: 2 };

function read(...segments: unknown[]) {
  const said: string[] = [];
  const say = (words: string): void => void said.push(words);
  const notes = { changed: say, repaired: say, leftOut: say };
  const points = readSegments({ segments, scaleX: 1, scaleY: 1 }, PASTE_LIMITS, notes);
  return { points: points?.map(({ x, y, pressure }) => [x, y, pressure]), said };
}

describe('points of a stroke', () => {
  it.each<[string, unknown]>([
    ['as they are', PLAIN],
    ['packed, each by itself', ABSOLUTE],
    ['packed, each from the one before', DELTAS],
  ])('are read %s', (_, segment) => {
    expect(read(segment).points).toEqual(POINTS);
  });

  it('without their pressure have that of a mouse', () => {
    expect(read(FLAT).points).toEqual(POINTS.map(([x, y]) => [x, y, 0.5]));
    expect(read({ points: [{ x: 1, y: 2 }] }).points).toEqual([[1, 2, 0.5]]);
  });

  it('of several pieces come one after the other, each kind among them', () => {
    expect(read(DELTAS, PLAIN, ABSOLUTE).points).toEqual([...POINTS, ...POINTS, ...POINTS]);
    expect(read().points).toEqual([]);
  });

  it('are stretched as the shape was', () => {
    const { shape } = readShape('draw', { segments: [DELTAS], scaleX: 2, scaleY: -4 });
    expect(shape?.type === 'draw' && strokePoints(shape).at(-1)).toMatchObject({ x: 24, y: 13 });
  });

  it.each<[string, unknown]>([
    ['that are no base64', { path: '!' }],
    ['cut in the middle of one', { path: DELTAS.path.slice(0, -4) }],
    ['cut in the middle of the first', { path: 'AAAA' }],
    ['that go to infinity', { points: toBase64(new Uint8Array([0, 0x7c, 0, 0, 0, 0])) }],
    ['that are no numbers', { points: [{ x: Number.NaN, y: 0 }] }],
    ['without a place', { points: [{}] }],
    ['further away than a board reaches', { points: [{ x: 1e308, y: 0 }] }],
    ['that are none', {}],
    ['that are nothing', null],
  ])('%s are no stroke', (_, segment) => {
    expect(read(segment).points).toBeUndefined();
    expect(readShape('draw', { segments: [segment] })).toEqual({
      shape: undefined,
      words: ['Lines and strokes of which there is nothing to see'],
    });
  });

  it('of too many are thinned out, and of far too many the rest is not looked at', () => {
    const many = Array.from({ length: 3 * MAX_STROKE_POINTS }, (_, x) => ({ x, y: 0 }));
    const thinned = read({ points: many });
    expect(thinned.points?.length).toBeLessThanOrEqual(MAX_STROKE_POINTS);
    expect(thinned.points?.at(-1)).toEqual([3 * MAX_STROKE_POINTS - 1, 0, 0.5]);
    expect(thinned.said).toEqual(['Lines and strokes of very many points: with fewer']);
    const huge = read({ points: 'A'.repeat(64 * 1024 * 1024) });
    expect(huge.points?.length).toBeLessThanOrEqual(MAX_STROKE_POINTS);
    expect(huge.said).toContain('Points beyond what one stroke may have');
  });

  it('of lines are thinned out too, and a closed one stays closed', () => {
    const many = Array.from({ length: 3 * MAX_STROKE_POINTS }, (_, at) => {
      const angle = (at / (3 * MAX_STROKE_POINTS)) * 2 * Math.PI;
      return { index: `a${String(at).padStart(5, '0')}`, x: 500 * Math.cos(angle), y: 500 * Math.sin(angle) };
    });
    const closed = { segments: [{ type: 'free', points: many }], isClosed: true, fill: 'solid' };
    const { shape: area } = readShape('draw', closed);
    const around = area?.type === 'line' ? strokePoints(area) : [];
    expect(around.length).toBeLessThanOrEqual(MAX_STROKE_POINTS);
    expect(around.at(-1)).toEqual(around[0]);
    const { shape: line, words } = readShape('line', {
      points: Object.fromEntries(many.map((point) => [point.index, point])),
    });
    expect(line?.type === 'line' && strokePoints(line).at(-1)?.x).toBeCloseTo(1000, 0);
    expect(words).toEqual(['Lines and strokes of very many points: with fewer']);
  });

  it('whatever is in a piece, they are numbers or there are none', () => {
    const piece = fc.record(
      { path: fc.oneof(fc.base64String(), fc.anything()), points: fc.anything(), dim: fc.anything() },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        for (const [x, y] of read(...pieces).points ?? [])
          expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
      }),
    );
  });
});

it.each([
  [0x0000, 0],
  [0x8000, -0],
  [0x3c00, 1],
  [0xc000, -2],
  [0x7bff, 65504],
  [0x0001, 2 ** -24],
  [0x3555, 0.333251953125],
  [0x7c00, Infinity],
  [0xfc00, -Infinity],
  [0x7e00, Number.NaN],
])('%i in half precision is %f', (bits, value) => {
  expect(float16(bits)).toBe(value);
});
