import fc from 'fast-check';
import { expect, it } from 'vitest';
import { diffTexts } from './diffTexts.ts';
import { applySplice } from './splice.ts';

it('leaves alone what stayed', () => {
  expect(diffTexts('one two', 'zero one two three')).toEqual([
    { at: 7, removed: '', inserted: ' three' },
    { at: 0, removed: '', inserted: 'zero ' },
  ]);
  expect(diffTexts('a quick brown fox', 'a brown foxes')).toEqual([
    { at: 17, removed: '', inserted: 'es' },
    { at: 2, removed: 'quick ', inserted: '' },
  ]);
  expect(diffTexts('same', 'same')).toEqual([]);
});

it('takes texts that have nothing in common as one piece', () => {
  expect(diffTexts('x '.repeat(2000), 'y '.repeat(2000))).toHaveLength(1);
});

it('makes the one out of the other', () => {
  const texts = fc
    .array(fc.constantFrom('ab', ' ', 'b', '😀', '\n', 'é'), { maxLength: 20 })
    .map((all) => all.join(''));
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      expect(diffTexts(before, after).reduce(applySplice, before)).toBe(after);
    }),
  );
});
