import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_STYLE, isColor, parseStyle } from './style.ts';

describe('parsing a style', () => {
  it('keeps what is valid', () => {
    const style = { color: '#12abEF', width: 7, fill: 'tint', opacity: 0.5 } as const;
    expect(parseStyle(style)).toEqual(style);
  });

  it('replaces each wrong value by its default', () => {
    const style = { color: 'url(//evil)', width: Number.NaN, fill: 'lava', opacity: 'x' };
    expect(parseStyle(style)).toEqual(DEFAULT_STYLE);
    expect(parseStyle({ color: 'red', width: null })).toEqual({ ...DEFAULT_STYLE, color: 'red' });
  });

  it('brings numbers into their range', () => {
    expect(parseStyle({ width: 1e9, opacity: -3 })).toMatchObject({ width: 200, opacity: 0 });
  });

  it('makes a style of anything', () => {
    fc.assert(
      fc.property(fc.anything(), (anything) => {
        const { color, width, opacity } = parseStyle(anything);
        expect(isColor(color) && width > 0 && opacity >= 0 && opacity <= 1).toBe(true);
      }),
    );
  });
});
