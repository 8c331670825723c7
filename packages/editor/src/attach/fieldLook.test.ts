import { DEFAULT_STYLE, type NewShape, type Shape } from '@drawbridge/board';
import { testShape } from '@drawbridge/board/test';
import { themes } from '@drawbridge/shapes';
import { describe, expect, it } from 'vitest';
import { fieldLook } from './fieldLook.ts';

const camera = { x: 10, y: 20, zoom: 2 };
const place = { x: 100, y: 100, w: 200, h: 100 };
const look = (fields: Partial<NewShape<Shape>> & { text: string; wraps?: boolean }) => {
  const rectangle = { type: 'rectangle', ...place, style: DEFAULT_STYLE };
  // What is not said is as in a rectangle.
  const found = fieldLook(testShape({ ...rectangle, ...fields } as NewShape<Shape>), camera, themes.light);
  if (!found) throw new Error('This shape has no text.');
  return found;
};

describe('the field of a label', () => {
  it('is as wide as the room for it, and as high as its lines, in the middle', () => {
    const { width, height, transform } = look({ text: 'one\ntwo' });
    expect([width, height]).toEqual([184, 60]);
    // The middle of the shape is at (380, 260) of the screen, and of the field at (92, 30).
    expect(transform).toBe('translate(380px, 260px) scale(2) translate(-92px, -30px)');
  });

  it('is turned with its shape', () => {
    expect(look({ text: 'x', rotation: 1 }).transform).toContain('scale(2) rotate(1rad) translate(');
  });

  it('of a sticky note has the size of letters that fit', () => {
    expect(look({ type: 'sticky', text: 'x' }).fontSize).toBe(48);
    expect(look({ type: 'sticky', text: 'many words '.repeat(30) }).fontSize).toBeLessThan(24);
  });

  it('has letters that no phone magnifies, made smaller by its transform', () => {
    const { fontSize, width, transform } = look({ text: 'x', style: { ...DEFAULT_STYLE, fontSize: 8 } });
    expect([fontSize, width, transform.endsWith(' scale(0.5)')]).toEqual([16, 368, true]);
  });

  it('is none for a shape without one', () => {
    const stroke = testShape({
      type: 'draw',
      ...place,
      style: DEFAULT_STYLE,
      packed: new Uint8Array(),
      isPen: false,
    });
    expect(fieldLook(stroke, camera, themes.light)).toBeUndefined();
  });
});

describe('the field of a text that does not wrap', () => {
  const text = (words: string, align: 'auto' | 'center' | 'right' = 'auto') =>
    look({ type: 'text', text: words, wraps: false, w: 60, h: 30, style: { ...DEFAULT_STYLE, align } });
  const left = (transform: string) =>
    Number(/translate\(([-\d.]+)px, [-\d.]+px\)$/.exec(transform)?.[1]) + 30;

  it('has room for the caret where its lines end', () => {
    expect([text('left').width, left(text('left').transform)]).toEqual([84, 0]);
    expect([text('שלום').width, left(text('שלום').transform)]).toEqual([84, -24]);
    expect([text('x', 'center').width, left(text('x', 'center').transform)]).toEqual([108, -24]);
    expect([text('x', 'right').width, left(text('x', 'right').transform)]).toEqual([84, -24]);
  });

  it('has none where lines begin at both sides', () => {
    expect(text('left\nשלום').width).toBe(60);
  });
});
