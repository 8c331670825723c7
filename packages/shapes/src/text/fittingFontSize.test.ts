import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLines } from './breakLines.ts';
import { fittingFontSize, MIN_FITTING_FONT_SIZE_PX } from './fittingFontSize.ts';
import { LINE_HEIGHT } from './label.ts';
import type { Ruler } from './ruler.ts';

/** Every character is half as wide as the font is high. */
const ruler: Ruler = (_, fontSize) => (text) => (text.length * fontSize) / 2;
const room = { font: 'hand', fontSize: 48, width: 180, height: 180 } as const;
const sizeOf = (text: string, fields = {}) => fittingFontSize(text, { ...room, ...fields }, ruler);

describe('text that fits itself into a box', () => {
  it('is as large as it may be when it is short', () => {
    expect(sizeOf('Hi')).toBe(48);
    expect(sizeOf('')).toBe(48);
    expect(sizeOf('Hi', { fontSize: 30 })).toBe(30);
  });

  it('becomes smaller so that words stay whole', () => {
    expect(sizeOf('documents')).toBe(40);
    expect(sizeOf('documentation')).toBe(24);
  });

  it('becomes smaller so that all of its lines have room', () => {
    expect(sizeOf('several words '.repeat(4))).toBe(24);
  });

  it('breaks a word rather than becoming illegible, and is never smaller than can be read', () => {
    expect(sizeOf('x'.repeat(60))).toBe(14);
    expect(sizeOf('x'.repeat(5000))).toBe(MIN_FITTING_FONT_SIZE_PX);
  });

  it('fits, and the next size would not', () => {
    const words = fc.array(fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 9 }), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(words, (list) => {
        const text = list.join(' ');
        const size = sizeOf(text);
        const height = (fontSize: number) =>
          breakLines(text, room.width, ruler('hand', fontSize)).length * LINE_HEIGHT * fontSize;
        if (size > MIN_FITTING_FONT_SIZE_PX) expect(height(size)).toBeLessThanOrEqual(room.height);
        if (size < 20) expect(height(22)).toBeGreaterThan(room.height);
      }),
    );
  });
});
