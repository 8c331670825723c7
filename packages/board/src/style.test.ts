import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_STYLE, isColor, parseStyle, styleToStore } from './style.ts';

describe('parsing a style', () => {
  it('keeps what is valid', () => {
    const style = {
      color: '#12abEF',
      width: 7,
      fill: 'tint',
      opacity: 0.5,
      font: 'mono',
      fontSize: 12.5,
      align: 'right',
      startHead: 'dot',
      endHead: 'none',
      fillColor: 'red',
      dash: 'dotted',
      roughness: 'sketchy',
      corners: 'sharp',
      verticalAlign: 'top',
      route: 'elbow',
    } as const;
    expect(parseStyle(style)).toEqual(style);
  });

  it('replaces each wrong value by its default', () => {
    const style = {
      color: 'url(//evil)',
      width: Number.NaN,
      fill: 'lava',
      opacity: 'x',
      font: 'url(//evil)',
      fontSize: '12px',
      align: 'justify',
      startHead: 5,
      endHead: null,
    };
    expect(parseStyle(style)).toEqual(DEFAULT_STYLE);
    expect(parseStyle({ color: 'red', width: null })).toEqual({ ...DEFAULT_STYLE, color: 'red' });
  });

  it('brings numbers into their range', () => {
    const style = parseStyle({ width: 1e9, opacity: -3, fontSize: 1e9 });
    expect(style).toMatchObject({ width: 200, opacity: 0, fontSize: 1000 });
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

describe('styles that are equal', () => {
  it('are one frozen object, whatever else was stored with them', () => {
    const one = parseStyle({ color: 'red', width: 7.25 });
    expect(parseStyle({ width: 7.25, sparkle: 9, color: 'red' })).toBe(one);
    expect(Object.isFrozen(one)).toBe(true);
    expect(parseStyle({ color: 'red', width: 7.5 })).not.toBe(one);
  });

  it('stay right when there are more than can be remembered', () => {
    for (let step = 0; step < 9000; step++)
      expect(parseStyle({ width: 1 + step / 100 }).width).toBe(1 + step / 100);
  });
});

it('a style is stored without what only some shapes have a use for, unless somebody chose it', () => {
  expect(styleToStore(DEFAULT_STYLE)).toEqual({ color: 'black', width: 3.5, fill: 'none', opacity: 1 });
  const chosen = parseStyle({ fontSize: 40, endHead: 'dot' });
  expect(styleToStore(chosen)).toMatchObject({ fontSize: 40, endHead: 'dot' });
  expect(parseStyle(styleToStore(chosen))).toBe(chosen);
});
