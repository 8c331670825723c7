import { DEFAULT_STYLE, type TextShape } from '@drawbridge/board';
import { expect, it, vi } from 'vitest';
import { estimateLines, forgetTextLayouts, layoutText, MAX_DRAWN_CHARACTERS } from './layoutText.ts';

const textShape = (text: string, fields: Partial<TextShape> = {}): TextShape => ({
  id: 'a',
  type: 'text',
  text,
  x: 0,
  y: 0,
  w: 100,
  h: 50,
  rotation: 0,
  z: 'a0',
  author: '',
  created: 0,
  style: DEFAULT_STYLE,
  groups: [],
  frame: '',
  locked: false,
  link: '',
  wraps: true,
  ...fields,
});

it('a text is measured once, wherever it is moved and whatever colour it gets', () => {
  const measure = vi.fn((text: string) => 10 * text.length);
  const lines = layoutText(textShape('measured once'), measure);
  measure.mockClear();
  const red = { ...DEFAULT_STYLE, color: 'red' } as const;
  expect(layoutText(textShape('measured once', { x: 50, style: red }), measure)).toBe(lines);
  expect(measure).not.toHaveBeenCalled();
});

it('it is measured again in another box, with another font or size, and when there are other fonts', () => {
  const measure = (text: string) => 10 * text.length;
  const first = layoutText(textShape('measured again'), measure);
  const others = [
    textShape('measured again', { w: 500 }),
    textShape('measured again', { style: { ...DEFAULT_STYLE, font: 'mono' } }),
    textShape('measured again', { style: { ...DEFAULT_STYLE, fontSize: 40 } }),
  ];
  for (const other of others) expect(layoutText(other, measure)).not.toBe(first);
  expect(layoutText(textShape('measured again'), measure)).toBe(first);
  forgetTextLayouts();
  expect(layoutText(textShape('measured again'), measure)).not.toBe(first);
});

it('of a megabyte of text only the beginning is laid out', () => {
  let longest = 0;
  const measure = (text: string) => {
    longest = Math.max(longest, text.length);
    return 10 * text.length;
  };
  const lines = layoutText(textShape('long '.repeat(200_000)), measure);
  expect(lines.map(({ text }) => text).join(' ').length).toBeLessThanOrEqual(MAX_DRAWN_CHARACTERS);
  expect(longest).toBeLessThanOrEqual(MAX_DRAWN_CHARACTERS);
});

it('where it is cut, no half of a character is left', () => {
  const lines = layoutText(
    textShape(`${'x'.repeat(MAX_DRAWN_CHARACTERS - 1)}😀`, { w: 1e7 }),
    (text) => text.length,
  );
  expect(lines[0]?.text.isWellFormed()).toBe(true);
});

it('lines are estimated without any font', () => {
  const [only, ...more] = estimateLines(textShape('short'));
  expect(more).toEqual([]);
  expect(only?.width).toBeCloseTo(5 * 0.52 * DEFAULT_STYLE.fontSize);
  expect(estimateLines(textShape('several words that take some lines')).length).toBeGreaterThan(2);
});
