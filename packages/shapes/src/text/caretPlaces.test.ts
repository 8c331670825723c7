import { describe, expect, it } from 'vitest';
import { caretPlaces } from './caretPlaces.ts';
import { type Label, LINE_HEIGHT } from './label.ts';

/** Every character is 10 px wide. */
const ruler = () => (text: string) => 10 * [...text].length;
const label = (text: string, patch: Partial<Label> = {}): Label => ({
  ...{ text, wraps: true, fits: false, font: 'hand', fontSize: 20, align: 'left', verticalAlign: 'top' },
  box: { x: 100, y: 50, w: 75, h: 200 },
  ...patch,
});
const places = (one: Label) => caretPlaces(one, ruler, true);
const line = 20 * LINE_HEIGHT;
const at = (one: Label, index: number) => {
  const box = places(one).caret(index);
  return box && [box.x, (box.y - 50) / line];
};

describe('a caret', () => {
  it('is behind the letters before it, on the line where one goes on', () => {
    const text = label('one two three\nx');
    expect([0, 3, 7].map((index) => at(text, index))).toEqual([
      [100, 0],
      [130, 0],
      [170, 0],
    ]);
    expect([8, 13, 14, 15].map((index) => at(text, index))).toEqual([
      [100, 1],
      [150, 1],
      [100, 2],
      [110, 2],
    ]);
  });

  it('goes on behind spaces at the end of a line, as far as the edge', () => {
    const text = label('one    ');
    expect([4, 7, 9].map((index) => at(text, index)?.[0])).toEqual([140, 170, 175]);
  });

  it('is where the text would begin when there is none', () => {
    expect(at(label('', { align: 'center' }), 0)).toEqual([137.5, 0]);
    expect(places(label('', { verticalAlign: 'middle' })).caret(0)?.y).toBe(150 - line / 2);
  });

  it('goes to the left in a text from right to left', () => {
    const text = label('שלום', { align: 'start' });
    expect([0, 1, 4].map((index) => at(text, index)?.[0])).toEqual([175, 165, 135]);
  });

  it('of a text in both directions is beside the letter before it', () => {
    // Seen: a b ג ב א c
    const text = label('abאבגc');
    expect([2, 3, 5, 6].map((index) => at(text, index)?.[0])).toEqual([120, 140, 120, 160]);
  });

  it('is where letters join, which are wider at the end of a word', () => {
    const joining = () => (text: string) => 10 * text.length + (/[^\u0640]$/.test(text) ? 5 : 0);
    const text = label('ببب', { align: 'start', box: { x: 0, y: 0, w: 35, h: 200 } });
    const x = (index: number) => caretPlaces(text, joining, true).caret(index)?.x;
    expect([0, 1, 2, 3].map(x)).toEqual([35, 25, 15, 0]);
  });

  it('is nowhere beyond what is drawn, but in a field', () => {
    const text = label('x\n'.repeat(20), { box: { x: 0, y: 0, w: 75, h: 2 * line } });
    expect(caretPlaces(text, ruler, false).caret(40)).toBeUndefined();
    expect(places(text).caret(40)?.y).toBe(20 * line);
  });
});

describe('a selection', () => {
  it('has a box on each of its lines', () => {
    expect(places(label('one two three')).range(4, 11)).toEqual([
      { x: 140, y: 50, w: 30, h: line },
      { x: 100, y: 50 + line, w: 30, h: line },
    ]);
  });

  it('may be in two places of a line of both directions', () => {
    expect(
      places(label('abאבגc'))
        .range(1, 3)
        .map(({ x, w }) => [x, w]),
    ).toEqual([
      [110, 10],
      [140, 10],
    ]);
  });

  it('of nothing has none', () => {
    expect(places(label('one')).range(2, 2)).toEqual([]);
  });
});
