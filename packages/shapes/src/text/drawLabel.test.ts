import { DEFAULT_STYLE, type NewShape, type Shape, type Style } from '@drawbridge/board';
import { testShape } from '@drawbridge/board/test';
import { createCanvas, Path2D } from '@napi-rs/canvas';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Context2D } from '../context2D.ts';
import { drawShapes, paintBounds } from '../placed.ts';
import { themes } from '../theme.ts';

beforeAll(() => void vi.stubGlobal('Path2D', Path2D));

const SIZE_PX = 300;
const place = { id: 'a', x: 60, y: 60, w: 180, h: 120, rotation: 0, z: 'a0' };
const styled = (style: Partial<Style>): Style => ({ ...DEFAULT_STYLE, fontSize: 16, ...style });

/** The box around what a shape paints in the colour of its text, in px of a canvas of that scale. */
function inkOf(shape: Shape, scale = 1) {
  const context = createCanvas(SIZE_PX, SIZE_PX).getContext('2d');
  // The library's context has everything that shapes are drawn with, under types of its own.
  drawShapes(context as unknown as Context2D, [shape], themes.light, { scale, tx: 0, ty: 0 });
  const ink = { left: SIZE_PX, top: SIZE_PX, right: 0, bottom: 0, count: 0 };
  const pixels = context.getImageData(0, 0, SIZE_PX, SIZE_PX).data;
  for (let index = 0; index < pixels.length; index += 4) {
    const isBlue =
      (pixels[index + 2] ?? 0) > 150 && (pixels[index] ?? 255) < 120 && (pixels[index + 3] ?? 0) > 0;
    if (!isBlue) continue;
    const [x, y] = [(index / 4) % SIZE_PX, Math.floor(index / 4 / SIZE_PX)];
    ink.left = Math.min(ink.left, x);
    ink.right = Math.max(ink.right, x + 1);
    ink.top = Math.min(ink.top, y);
    ink.bottom = Math.max(ink.bottom, y + 1);
    ink.count++;
  }
  return ink;
}

/** A sticky note whose text is blue, or another shape, whose line is blue as well. */
function labelled(
  fields: Partial<NewShape<Shape>> & { text: string; wraps?: boolean },
  style: Partial<Style> = {},
) {
  const sticky = { ...place, type: 'sticky', style: styled({ color: '#0000ff', ...style }) };
  // What is not said is as in a sticky note, of which every type with a text has what it needs.
  return testShape({ ...sticky, ...fields } as NewShape<Shape>);
}

describe('a label', () => {
  it('is in the middle of its shape, unless the style says otherwise', () => {
    const middle = inkOf(labelled({ text: 'x\nx\nx' }));
    expect((middle.left + middle.right) / 2).toBeCloseTo(150, -1);
    expect((middle.top + middle.bottom) / 2).toBeCloseTo(120, -1);
    const corner = inkOf(labelled({ text: 'x\nx' }, { align: 'left', verticalAlign: 'top' }));
    expect([corner.left < 80, corner.bottom < 150]).toEqual([true, true]);
    const other = inkOf(labelled({ text: 'x\nx' }, { align: 'right', verticalAlign: 'bottom' }));
    expect([other.right > 220, other.top > 90]).toEqual([true, true]);
  });

  it('begins at the right where its language does, in text that says nothing else', () => {
    const words = { type: 'text', wraps: true } as const;
    expect(inkOf(labelled({ ...words, text: 'hello' })).left).toBeLessThan(70);
    expect(inkOf(labelled({ ...words, text: 'שלום' })).right).toBeGreaterThan(230);
    expect(inkOf(labelled({ ...words, text: 'שלום' }, { align: 'left' })).left).toBeLessThan(70);
  });

  it('of a sticky note is larger the fewer words there are, and stays on the paper', () => {
    const [few, many] = ['Yes', 'many more words than that '.repeat(4)].map((text) =>
      inkOf(labelled({ text })),
    );
    expect(few && few.bottom - few.top).toBeGreaterThan(15);
    expect(many?.left).toBeGreaterThanOrEqual(60);
    expect(many?.right).toBeLessThanOrEqual(240);
    expect(many?.top).toBeGreaterThanOrEqual(60);
    expect(many?.bottom).toBeLessThanOrEqual(180);
  });

  it('stays within what the shape is said to paint, however long it is and wherever it lies', () => {
    const long = 'some words in a line '.repeat(30);
    for (const type of ['rectangle', 'ellipse', 'star', 'sticky', 'text'] as const) {
      for (const rotation of [0, 1]) {
        const shape = labelled({ type, text: long, rotation, w: 90, h: 20, wraps: true });
        const { x, y, w, h } = paintBounds(shape);
        const ink = inkOf(shape);
        expect([
          ink.left >= x - 2,
          ink.top >= y - 2,
          ink.right <= x + w + 2,
          ink.bottom <= y + h + 2,
        ]).toEqual([true, true, true, true]);
        expect(ink.count).toBeGreaterThan(0);
      }
    }
  });

  it('that cannot be read is bars in the same place', () => {
    const shape = labelled({ type: 'text', text: 'several words', wraps: true }, { align: 'right' });
    const [letters, bars] = [inkOf(shape), inkOf(shape, 0.2)];
    expect(bars.count).toBeGreaterThan(20);
    expect(bars.right / 0.2).toBeCloseTo(letters.right, -1);
    expect(Math.abs(bars.left / 0.2 - letters.left)).toBeLessThan(25);
  });
});
