import { DEFAULT_STYLE } from '@drawbridge/board';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MAX_TEXT_SHAPE_CHARACTERS, MAX_TEXT_SHAPE_LINES } from '../limits.ts';
import { textShapes } from './textShapes.ts';

const shapes = (text: string) => textShapes(text, DEFAULT_STYLE);
const texts = (text: string) => shapes(text).map((shape) => shape.text);

it('some words are one text, as wide as they are', () => {
  expect(shapes('two\nlines')).toMatchObject([{ type: 'text', text: 'two\nlines', wraps: false, link: '' }]);
});

it('a long line is wrapped', () => {
  expect(shapes('many words '.repeat(30))).toMatchObject([{ wraps: true, w: 640 }]);
});

it('line ends are one sign, what cannot be seen is left out, and so are empty lines around the text', () => {
  expect(texts('\r\n  \n a\tb\r\nc\rd\u2028e\u0000\u0007\u009f\n\n')).toEqual([' a\tb\nc\nd\ne']);
  expect(texts('x\ud800y')).toEqual(['x\ufffdy']);
  expect(texts(' \n\t\r\n')).toEqual([]);
  expect(texts('')).toEqual([]);
});

it('the address of a page leads there; anything more is text', () => {
  expect(shapes(' https://example.com/a?b=c\n')).toMatchObject([
    { text: ' https://example.com/a?b=c', link: 'https://example.com/a?b=c' },
  ]);
  expect(shapes('see https://example.com')).toMatchObject([{ link: '' }]);
  expect(shapes('javascript:alert(1)')).toMatchObject([{ link: '' }]);
});

it('a text that is too long for one shape is several, side by side, with nothing lost', () => {
  const line = `${'word '.repeat(20)}end`;
  const text = Array.from({ length: 5000 }, () => line).join('\n');
  const all = shapes(text);
  expect(all.map((shape) => shape.text).join('\n')).toBe(text);
  for (const [index, shape] of all.entries()) {
    expect(shape.text?.length).toBeLessThanOrEqual(MAX_TEXT_SHAPE_CHARACTERS);
    expect(shape.text?.split('\n').length).toBeLessThanOrEqual(MAX_TEXT_SHAPE_LINES);
    expect(shape.x).toBe(index * 688);
  }
});

it('a line that is too long is cut between two characters', () => {
  const text = `x${'😀'.repeat(MAX_TEXT_SHAPE_CHARACTERS)}`;
  expect(texts(text).join('')).toBe(text);
  expect(texts(text).every((piece) => piece?.isWellFormed())).toBe(true);
});

it('a long row of spaces within a text costs no more than its length', () => {
  // A search for the end of the text from each space on takes minutes.
  for (const sign of [' ', '\n', '\t'])
    expect(texts(`a${sign.repeat(300_000)}b\n`).join('')).toMatch(/^a\s+b$/);
});

it('whatever the text, its words are there', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      for (const shape of shapes(text)) expect(shape.text?.isWellFormed()).toBe(true);
      const words = text.match(/[a-z0-9]+/gi) ?? [];
      const shown = texts(text).join('\n');
      for (const word of words) expect(shown).toContain(word);
    }),
  );
});
