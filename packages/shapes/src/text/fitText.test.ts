import {
  boxCenter,
  DEFAULT_STYLE,
  type NewShape,
  rotatePoint,
  type Shape,
  type Style,
} from '@drawbridge/board';
import { testShape } from '@drawbridge/board/test';
import { describe, expect, it } from 'vitest';
import { fitText } from '../placed.ts';
import { LINE_HEIGHT } from './label.ts';

/** Where there is no canvas, a letter is taken to be 0.52 of the font's size wide: 12.48 px here; a line is 30 px high. */
const style = { ...DEFAULT_STYLE, fontSize: 24 };
const letter = 0.52 * 24;
const line = LINE_HEIGHT * 24;
const place = { x: 100, y: 100, w: 50, h: 20, rotation: 0 };
const text = (content: string, fields: Partial<NewShape<Shape>> = {}, align: Style['align'] = 'auto') =>
  fitText(
    testShape({
      type: 'text',
      text: content,
      wraps: false,
      ...place,
      style: { ...style, align },
      ...fields,
    } as NewShape<Shape>),
  );
const corner = (shape: Shape, shareX: number) =>
  rotatePoint({ x: shape.x + shareX * shape.w, y: shape.y }, boxCenter(shape), shape.rotation);

describe('a text', () => {
  it('is as wide as its longest line and as high as all of them', () => {
    const { x, y, w, h } = text('four\nsixsix');
    expect([x, y, h]).toEqual([100, 100, 2 * line]);
    expect(w).toBeCloseTo(6 * letter);
  });

  it('has the height of a line when there is nothing in it', () => {
    expect(text('')).toMatchObject({ h: line });
  });

  it('that wraps keeps its width', () => {
    expect(text('four more', { wraps: true, w: 60 } as never)).toMatchObject({ w: 60, h: 2 * line });
  });

  it('grows away from where its lines begin', () => {
    expect(text('four', {}, 'right').x).toBeCloseTo(150 - 4 * letter);
    expect(text('four', {}, 'center').x).toBeCloseTo(125 - 2 * letter);
    expect(text('שלום').x).toBeCloseTo(150 - 4 * letter);
  });

  it('that is turned stays where it begins on the page', () => {
    for (const [align, shareX] of [
      ['left', 0],
      ['center', 0.5],
      ['right', 1],
    ] as const) {
      const before = testShape({ type: 'text', ...place, rotation: 1, style } as NewShape<Shape>);
      const after = text('a longer\ntext', { rotation: 1 }, align);
      expect(corner(after, shareX).x).toBeCloseTo(corner(before, shareX).x);
      expect(corner(after, shareX).y).toBeCloseTo(corner(before, shareX).y);
    }
  });
});

describe('a shape with a label', () => {
  const shape = (type: 'rectangle' | 'ellipse' | 'sticky', content: string) =>
    fitText(testShape({ type, text: content, ...place, w: 200, h: 60, style }));

  it('stays as it is while there is room', () => {
    expect(shape('rectangle', 'word')).toMatchObject({ x: 100, y: 100, w: 200, h: 60 });
    expect(shape('rectangle', '')).toMatchObject({ h: 60 });
  });

  it('grows in height when there is not', () => {
    expect(shape('rectangle', 'one\ntwo\nthree')).toMatchObject({ x: 100, y: 100, w: 200, h: 3 * line + 16 });
    expect(shape('ellipse', 'one\ntwo').h).toBeCloseTo((2 * line + 16) / Math.SQRT1_2);
  });

  it('grows only when the smallest letters do not fit, if they fit themselves', () => {
    expect(shape('sticky', 'some words')).toMatchObject({ h: 60 });
    expect(shape('sticky', 'many more words than that '.repeat(9)).h).toBeGreaterThan(60);
  });
});
