import { DEFAULT_STYLE } from '@drawbridge/board';
import { expect, it, vi } from 'vitest';
import { type Label, labelIn } from './label.ts';
import { estimateLines, forgetTextLayouts, layoutText, MAX_DRAWN_CHARACTERS } from './layoutText.ts';
import type { Ruler } from './ruler.ts';

/** Every character is as wide as 5/12 of the font's size: 10 px in the default one. */
const ruler: Ruler = (_, fontSize) => (text) => (text.length * fontSize * 5) / 12;

const label = (text: string, fields: Partial<Label> = {}): Label => ({
  ...labelIn({ x: 0, y: 0, w: 100, h: 50 }, { text, style: DEFAULT_STYLE }),
  box: { x: 0, y: 0, w: 100, h: 50 },
  ...fields,
});

it('a text is measured once, wherever it is moved', () => {
  const measure = vi.fn((text: string) => 10 * text.length);
  const layout = layoutText(label('measured once'), () => measure);
  measure.mockClear();
  const elsewhere = label('measured once', { box: { x: 50, y: 9, w: 100, h: 50 }, align: 'right' });
  expect(layoutText(elsewhere, () => measure)).toBe(layout);
  expect(measure).not.toHaveBeenCalled();
});

it('it is measured again in another box, with another font or size, and when there are other fonts', () => {
  const first = layoutText(label('measured again'), ruler);
  const others = [
    label('measured again', { box: { x: 0, y: 0, w: 500, h: 50 } }),
    label('measured again', { font: 'mono' }),
    label('measured again', { fontSize: 40 }),
  ];
  for (const other of others) expect(layoutText(other, ruler)).not.toBe(first);
  expect(layoutText(label('measured again'), ruler)).toBe(first);
  forgetTextLayouts();
  expect(layoutText(label('measured again'), ruler)).not.toBe(first);
});

it('text that does not wrap is broken only where it says so', () => {
  const { lines } = layoutText(
    label('a line that is much wider than its box\nshort', { wraps: false }),
    ruler,
  );
  expect(lines.map(({ text }) => text)).toEqual(['a line that is much wider than its box', 'short']);
});

it('of a megabyte of text only the beginning is laid out', () => {
  let longest = 0;
  const measure = (text: string) => {
    longest = Math.max(longest, text.length);
    return 10 * text.length;
  };
  const { lines } = layoutText(label('long '.repeat(200_000)), () => measure);
  expect(lines.map(({ text }) => text).join(' ').length).toBeLessThanOrEqual(MAX_DRAWN_CHARACTERS);
  expect(longest).toBeLessThanOrEqual(MAX_DRAWN_CHARACTERS);
});

it('where it is cut, no half of a character is left', () => {
  const { lines } = layoutText(label(`${'x'.repeat(MAX_DRAWN_CHARACTERS - 1)}😀`, { wraps: false }), ruler);
  expect(lines[0]?.text.isWellFormed()).toBe(true);
});

it('lines are estimated without any font', () => {
  const [only, ...more] = estimateLines(label('short')).lines;
  expect(more).toEqual([]);
  expect(only?.width).toBeCloseTo(5 * 0.52 * DEFAULT_STYLE.fontSize);
  expect(estimateLines(label('several words that take some lines')).lines.length).toBeGreaterThan(2);
});
