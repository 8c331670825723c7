import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { graphemesOf } from './graphemes.ts';
import { textDiff } from './textDiff.ts';

function apply(before: string, after: string): string {
  let text = before;
  for (const { at, remove, insert } of textDiff(before, after).reverse()) {
    text = text.slice(0, at) + insert + text.slice(at + remove);
  }
  return text;
}

afterEach(() => void vi.unstubAllGlobals());

describe('the difference of two texts', () => {
  it('is nothing between equal ones', () => {
    expect(textDiff('', '')).toEqual([]);
    expect(textDiff('same', 'same')).toEqual([]);
  });

  it('is one place when something was typed, deleted or replaced', () => {
    expect(textDiff('', 'new')).toEqual([{ at: 0, remove: 0, insert: 'new' }]);
    expect(textDiff('helo', 'hello')).toEqual([{ at: 3, remove: 0, insert: 'l' }]);
    expect(textDiff('hello you', 'hello')).toEqual([{ at: 5, remove: 4, insert: '' }]);
    expect(textDiff('a cat.', 'a dog.')).toEqual([{ at: 2, remove: 3, insert: 'dog' }]);
  });

  it('keeps what is between two places', () => {
    expect(textDiff('one two three', 'One two Three')).toEqual([
      { at: 0, remove: 1, insert: 'O' },
      { at: 8, remove: 1, insert: 'T' },
    ]);
    expect(textDiff('a b c', 'a and b and c')).toHaveLength(2);
  });

  it('cuts no surrogate pair', () => {
    // 😀 and 😁 begin with the same half, 😀 and 🐀 end with the same.
    expect(textDiff('x😀y', 'x😁y')).toEqual([{ at: 1, remove: 2, insert: '😁' }]);
    expect(textDiff('x😀y', 'x🐀y')).toEqual([{ at: 1, remove: 2, insert: '🐀' }]);
    expect(textDiff('😀', '😀😀')).toEqual([{ at: 2, remove: 0, insert: '😀' }]);
  });

  it('cuts nothing that is read as one character', () => {
    expect(textDiff('cafe', 'cafe\u0301')).toEqual([{ at: 3, remove: 1, insert: 'e\u0301' }]);
    expect(textDiff('👩‍👧', '👩‍👦')).toEqual([{ at: 0, remove: 5, insert: '👩‍👦' }]);
    expect(textDiff('🇩🇪', '🇨🇭🇩🇪')).toEqual([{ at: 0, remove: 0, insert: '🇨🇭' }]);
    // The letters D E stand in both, but as halves of other flags in one.
    expect(textDiff('🇩🇪', '🇨🇩🇪')).toEqual([{ at: 0, remove: 4, insert: '🇨🇩🇪' }]);
    expect(textDiff('a\r\nb', 'a\nb')).toEqual([{ at: 1, remove: 2, insert: '\n' }]);
  });

  it('cuts no surrogate pair in a browser that knows no graphemes', () => {
    vi.stubGlobal('Intl', {});
    expect(textDiff('x😀y', 'x😁y')).toEqual([{ at: 1, remove: 2, insert: '😁' }]);
    expect(textDiff('x😀y', 'x🐀y')).toEqual([{ at: 1, remove: 2, insert: '🐀' }]);
    expect(textDiff('日本😀', '日😀😀')).toEqual([{ at: 1, remove: 1, insert: '😀' }]);
  });

  const grapheme = fc.constantFrom(
    'a',
    'b',
    'e\u0301',
    '😀',
    '😁',
    '👩‍👧',
    '🇩🇪',
    '\r\n',
    '\n',
    '日',
    '\u0301',
    '\ud83d',
  );
  const text = fc.array(grapheme, { maxLength: 20 }).map((parts) => parts.join(''));

  it('makes one of the other, whatever they are', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(apply(before, after)).toBe(after);
        const places = textDiff(before, after);
        for (const [index, { at, remove, insert }] of places.entries()) {
          expect(remove + insert.length).toBeGreaterThan(0);
          expect(at + remove).toBeLessThan(places[index + 1]?.at ?? Number.POSITIVE_INFINITY);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('begins and ends between graphemes of both', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const ends = (whole: string) => {
          const lengths = graphemesOf(whole).map(({ length }) => length);
          return new Set(
            lengths.map((_, index) => lengths.slice(0, index + 1).reduce((sum, each) => sum + each)),
          );
        };
        const [inBefore, inAfter] = [ends(before).add(0), ends(after).add(0)];
        let shift = 0;
        for (const { at, remove, insert } of textDiff(before, after)) {
          expect([at, at + remove].every((place) => inBefore.has(place))).toBe(true);
          expect([at + shift, at + shift + insert.length].every((place) => inAfter.has(place))).toBe(true);
          shift += insert.length - remove;
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('replaces the whole of what is too long to compare', () => {
    const [before, after] = [`<${'ab'.repeat(400)}>`, `<${'ba'.repeat(400)}c>`];
    expect(textDiff(before, after)).toEqual([{ at: 1, remove: 800, insert: `${'ba'.repeat(400)}c` }]);
  });
});
