import { COLOR_NAMES } from '@drawbridge/board';
import { expect, it } from 'vitest';
import { strokeColor, themes, tintColor } from './theme.ts';

it('every named colour has a stroke and a tint of its own in both themes', () => {
  for (const theme of Object.values(themes)) {
    const strokes = COLOR_NAMES.map((name) => strokeColor(theme, name));
    const tints = COLOR_NAMES.map((name) => tintColor(theme, name));
    expect(new Set([...strokes, ...tints]).size).toBe(2 * COLOR_NAMES.length);
  }
});

it('a colour given by number is the same in both, and its tint lets the background through', () => {
  expect(strokeColor(themes.light, '#123456')).toBe(strokeColor(themes.dark, '#123456'));
  expect(tintColor(themes.dark, '#123456')).toBe('#1234562e');
});
