import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applySplice, inverse, movePosition, rebase, spliceBetween } from './splice.ts';

const plain = fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 12 });
const texts = fc
  .array(fc.constantFrom('a', 'b', ' ', '😀', '\n'), { maxLength: 12 })
  .map((all) => all.join(''));

describe('the splice between two texts', () => {
  it('is as short as can be', () => {
    expect(spliceBetween('hello world', 'hello big world')).toEqual({ at: 6, removed: '', inserted: 'big ' });
    expect(spliceBetween('abcd', 'ad')).toEqual({ at: 1, removed: 'bc', inserted: '' });
    expect(spliceBetween('same', 'same')).toBeUndefined();
  });

  it('is where the caret says, among equal letters', () => {
    expect(spliceBetween('aaa', 'aaaa', 2)).toEqual({ at: 1, removed: '', inserted: 'a' });
    expect(spliceBetween('aaaa', 'aaa', 1)).toMatchObject({ at: 1, removed: 'a' });
  });

  it('never cuts a character in two', () => {
    // Both begin with the same half.
    expect(spliceBetween('😀', '😁')).toEqual({ at: 0, removed: '😀', inserted: '😁' });
  });

  it('makes the one out of the other, and back', () => {
    fc.assert(
      fc.property(texts, texts, fc.nat(30), (before, after, caret) => {
        const splice = spliceBetween(before, after, Math.min(caret, after.length));
        expect(splice ? applySplice(before, splice) : before).toBe(after);
        expect(splice ? applySplice(after, inverse(splice)) : after).toBe(before);
      }),
    );
  });
});

describe('a position', () => {
  it('keeps its place in the text', () => {
    const splice = { at: 3, removed: 'xy', inserted: 'abc' };
    expect([0, 3, 4, 5, 9].map((position) => movePosition(position, splice))).toEqual([0, 3, 6, 6, 10]);
  });
});

describe('a splice after another one', () => {
  const after = (text: string, first: string, second: string) => {
    const [one, two] = [spliceBetween(text, first), spliceBetween(text, second)];
    if (!one || !two) return one ? first : second;
    return rebase(two, one).reduce(applySplice, first);
  };

  it('does what it did, elsewhere', () => {
    expect(after('one two', 'one big two', 'one two!')).toBe('one big two!');
    expect(after('one two', 'one two!', 'One two')).toBe('One two!');
  });

  it('removes what both removed only once, and keeps what both inserted', () => {
    expect(after('abcdef', 'aXef', 'abcYf')).toBe('aXYf');
    expect(after('abcdef', 'abcYf', 'aXef')).toBe('aXYf'.replace('XY', 'YX'));
    expect(after('abcdef', 'abXef', 'aYf')).toBe('aXYf');
    expect(after('abcdef', 'aYf', 'abXef')).toBe('aYXf');
  });

  it('loses no letter that somebody typed', () => {
    fc.assert(
      fc.property(plain, plain, plain, fc.nat(12), fc.nat(12), (text, mine, theirs, at, other) => {
        const upper = mine.toUpperCase();
        const first = applySplice(text, { at: Math.min(at, text.length), removed: '', inserted: upper });
        const second = applySplice(text, { at: Math.min(other, text.length), removed: '', inserted: theirs });
        const merged = after(text, first, second);
        expect(merged).toHaveLength(text.length + upper.length + theirs.length);
      }),
    );
  });
});
