import {
  DEFAULT_STYLE,
  HEADS,
  type NewShape,
  type Point,
  placePoints,
  ROUTES,
  type Shape,
  type Style,
} from '@drawbridge/board';
import { testShape } from '@drawbridge/board/test';
import { createCanvas, Path2D } from '@napi-rs/canvas';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Context2D } from '../context2D.ts';
import { loadRough } from '../paint/rough.ts';
import { drawShape, hitsShape, paintBounds, shapeBounds, touchesBox } from '../placed.ts';
import { hideWords } from '../text/hiddenWords.ts';
import { themes } from '../theme.ts';

const SIZE_PX = 220;

beforeAll(() => {
  vi.stubGlobal('Path2D', Path2D);
  return loadRough();
});

const EVERY_PX = Array.from(
  { length: SIZE_PX * SIZE_PX },
  (_, index) => [index % SIZE_PX, Math.floor(index / SIZE_PX)] as const,
);

type Line = Partial<Style> & { readonly type?: 'arrow' | 'line'; readonly text?: string };

function lineThrough(
  points: readonly (readonly [number, number])[],
  { type = 'line', text, ...style }: Line = {},
) {
  const placed = placePoints(points.map(([x, y]): Point => ({ x, y })));
  const shape = { type, ...placed, text: text ?? '', style: { ...DEFAULT_STYLE, ...style } };
  return testShape({ ...shape, id: 'a' } as NewShape<Shape>);
}

/** The alpha of each px. */
function pictureOf(shape: Shape, scale = 1): (x: number, y: number) => number {
  const context = createCanvas(SIZE_PX, SIZE_PX).getContext('2d');
  context.scale(scale, scale);
  // The library's context has everything that the editor draws with, under types of its own.
  drawShape(context as unknown as Context2D, shape, themes.light);
  const { data } = context.getImageData(0, 0, SIZE_PX, SIZE_PX);
  return (x, y) => data[4 * (Math.round(y) * SIZE_PX + Math.round(x)) + 3] ?? 0;
}

const arc = [
  [40, 100],
  [110, 40],
  [180, 100],
] as const;
const square = [
  [40, 40],
  [160, 40],
  [160, 160],
  [40, 160],
  [40, 40],
] as const;

describe('a curved line', () => {
  const curve = lineThrough(arc, { route: 'curved' });

  it('is hit where it is seen, and not where its points would be joined by straight lines', () => {
    const isSeen = pictureOf(curve);
    expect(isSeen(70, 58)).toBeGreaterThan(0);
    expect(hitsShape(curve, { x: 70, y: 58 }, 2)).toBe(true);
    expect(hitsShape(curve, { x: 75, y: 70 }, 2)).toBe(false);
    expect(hitsShape(lineThrough(arc), { x: 75, y: 70 }, 2)).toBe(true);
  });

  it('has a box around all of the curve', () => {
    const swung = lineThrough(
      [
        [20, 20],
        [100, 20],
        [100, 100],
        [20, 100],
      ],
      { route: 'curved' },
    );
    const { x, w } = shapeBounds(swung);
    expect(x).toBe(20);
    expect(w).toBeGreaterThan(85);
    expect(touchesBox(swung, { x: 105, y: 50, w: 20, h: 20 })).toBe(true);
  });

  it('is drawn with straight lines where nobody can tell', () => {
    expect(pictureOf(curve, 0.04)(2, 3) + pictureOf(curve, 0.04)(4, 2)).toBeGreaterThan(0);
  });
});

describe('a closed line', () => {
  it('is filled, and hit inside, if its style says so', () => {
    const filled = lineThrough(square, { fill: 'solid' });
    expect(pictureOf(filled)(100, 100)).toBe(255);
    expect(hitsShape(filled, { x: 100, y: 100 }, 2)).toBe(true);
    expect(hitsShape(lineThrough(square), { x: 100, y: 100 }, 2)).toBe(false);
  });

  it('is one that ends where it began: any other is not filled', () => {
    const open = lineThrough(square.slice(0, 4), { fill: 'solid' });
    expect(pictureOf(open)(100, 100)).toBe(0);
    expect(hitsShape(open, { x: 100, y: 100 }, 2)).toBe(false);
    expect(pictureOf(lineThrough(square, { type: 'arrow', fill: 'solid' }))(100, 100)).toBe(0);
  });
});

describe('an arrow', () => {
  const styles = HEADS.flatMap((head) =>
    ROUTES.map((route): Line => ({ type: 'arrow', startHead: head, endHead: head, route })),
  );

  it.each(styles)('with heads $startHead and route $route paints only within its box', (style) => {
    for (const more of [{}, { width: 12 }, { roughness: 'sketchy' }, { dash: 'dashed' }] as const) {
      const shape = lineThrough(arc, { ...style, ...more });
      const { x, y, w, h } = paintBounds(shape);
      const isSeen = pictureOf(shape);
      const isOutside = (at: readonly [number, number]) =>
        at[0] < x - 1 || at[0] > x + w + 1 || at[1] < y - 1 || at[1] > y + h + 1;
      expect(EVERY_PX.filter((at) => isSeen(...at) > 0 && isOutside(at))).toEqual([]);
    }
  });

  it('has a head that points along the end of its curve', () => {
    const isSeen = pictureOf(lineThrough(arc, { type: 'arrow', route: 'curved', endHead: 'triangle' }));
    // The curve comes down more steeply than the straight line would.
    expect(isSeen(177, 86)).toBeGreaterThan(0);
    expect(isSeen(164, 92)).toBe(0);
  });

  it('of no length at all is a dot without heads', () => {
    const isSeen = pictureOf(
      lineThrough(
        [
          [50, 50],
          [50, 50],
        ],
        { type: 'arrow', startHead: 'dot' },
      ),
    );
    expect(isSeen(50, 50)).toBeGreaterThan(0);
    expect(isSeen(58, 50)).toBe(0);
  });

  it('is interrupted where its text is', () => {
    const level = [
      [20, 100],
      [200, 100],
    ] as const;
    const bareOn = (text: string, changed = (shape: Shape) => shape) => {
      const isSeen = pictureOf(changed(lineThrough(level, { type: 'arrow', fontSize: 20, text })));
      return Array.from({ length: 80 }, (_, index) => isSeen(70 + index, 100)).filter((seen) => seen === 0)
        .length;
    };
    expect(bareOn('')).toBe(0);
    expect(bareOn('word')).toBeGreaterThan(10);
    // While it is typed, in a field over it, the line leaves as much room and shows no letters.
    expect(bareOn('word', hideWords)).toBeGreaterThan(bareOn('word'));
  });
});
