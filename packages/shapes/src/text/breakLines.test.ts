import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLines } from './breakLines.ts';

/** Every character is 10 px wide, with whatever is combined with it. */
const measure = (text: string) => 10 * [...text.replace(/\p{M}/gu, '')].length;
const segmenter = new Intl.Segmenter('en');
const lines = (text: string, width: number) => breakLines(text, width, measure).map((line) => line.text);

describe('breaking text into lines', () => {
  it('breaks between words, at newlines of all kinds, and keeps empty lines', () => {
    expect(lines('one two three', 75)).toEqual(['one two', 'three']);
    expect(lines('a\nb\r\nc\rd\n\n', 75)).toEqual(['a', 'b', 'c', 'd', '', '']);
    expect(lines('', 75)).toEqual(['']);
  });

  it('breaks a word that is too long for a line between its characters, never within one', () => {
    expect(lines('see incomprehensible', 50)).toEqual(['see', 'incom', 'prehe', 'nsibl', 'e']);
    expect(lines('👩‍👩‍👧👩‍👩‍👧', 50)).toEqual(['👩‍👩‍👧', '👩‍👩‍👧']);
    expect(lines('e\u0301e\u0301', 10)).toEqual(['e\u0301', 'e\u0301']);
  });

  it('breaks after a hyphen, and lets spaces hang over the end of a line', () => {
    expect(lines('well-known', 60)).toEqual(['well-', 'known']);
    expect(lines('one   two', 30)).toEqual(['one', 'two']);
  });

  it('breaks Chinese and Japanese anywhere but before what ends a phrase or after what opens one', () => {
    const broken = lines('漢字を、読む「人」。', 40);
    expect(broken.join('')).toBe('漢字を、読む「人」。');
    expect(broken.length).toBeGreaterThan(2);
    for (const line of broken) expect(line).not.toMatch(/^[、。」]|「$/);
  });

  it('takes the direction of each paragraph from its first letter', () => {
    const directions = breakLines('123 שלום abc\nhello שלום\n42', 1000, measure).map(
      (line) => line.direction,
    );
    expect(directions).toEqual(['rtl', 'ltr', 'ltr']);
  });

  it('tells how wide each line is, without the spaces at its end', () => {
    expect(breakLines('one two  ', 35, measure).map(({ width }) => width)).toEqual([30, 30]);
  });

  it('loses nothing but spaces and line ends, and makes no line too wide, of any text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc
        .array(fc.constantFrom('a', 'bc ', '漢', '、', '\n', '-', ' ', '\ud83d', '😀', 'ש'), {
          maxLength: 60,
        })
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, fc.integer({ min: 0, max: 120 }), (original, width) => {
        const broken = breakLines(original, width, measure);
        const visible = (value: string) => value.replace(/\s/g, '');
        expect(visible(broken.map((line) => line.text).join(''))).toBe(visible(original));
        for (const line of broken) {
          expect(original.startsWith(line.text, line.start)).toBe(true);
          const isOneCharacter = Array.from(segmenter.segment(line.text.trim())).length <= 1;
          if (!isOneCharacter) expect(measure(line.text)).toBeLessThanOrEqual(width);
        }
      }),
    );
  });

  it('stops at some thousand lines, also in one paragraph', () => {
    expect(lines('\n'.repeat(10_000), 100).length).toBeLessThanOrEqual(2000);
    expect(lines('x'.repeat(9000), 0).length).toBeLessThanOrEqual(2000);
  });
});
