import fc from 'fast-check';
import lzString from 'lz-string';
import { describe, expect, it } from 'vitest';
import { decompress } from './lzString.ts';

/** The library takes its time to compress. */
const LIMIT = 20_000;
const compress = (text: string) => lzString.compressToBase64(text);

describe('compressed text', () => {
  it.each([
    '',
    'a',
    'aaaaaaaaaaaaaaaaaaaa',
    'ababababababab',
    '{"type":"x"}',
    'Grüße, 世界 😀',
    '\u0000\uffff',
  ])('is what was compressed: %j', (text) => {
    expect(decompress(compress(text), LIMIT)).toBe(text);
  });

  it('is so for any text, also where codes grow', () => {
    const long = fc
      .array(fc.constantFrom('a', 'b', 'ab', 'é', '世'), { maxLength: 600 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), long), (text) => {
        expect(decompress(compress(text), LIMIT)).toBe(text);
      }),
    );
  });

  it('that unfolds to more than is allowed is none', () => {
    const bomb = compress('x'.repeat(LIMIT + 1));
    expect(bomb.length).toBeLessThan(400);
    expect(decompress(bomb, LIMIT)).toBeUndefined();
    expect(decompress(compress('x'.repeat(LIMIT)), LIMIT)).toHaveLength(LIMIT);
  });

  it('that is cut off, or none at all, is none', () => {
    const whole = compress('some words, some words');
    for (const part of ['', '=', '!!!!', whole.slice(0, 9), whole.slice(0, -8)]) {
      expect(decompress(part, LIMIT)).toBeUndefined();
    }
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String()), (text) => {
        const read = decompress(text, LIMIT);
        expect(read === undefined || typeof read === 'string').toBe(true);
      }),
    );
  });
});
