import { expect, it } from 'vitest';
import { coversAny } from './unicodeRange.ts';

const range = 'U+0000-00FF,U+0131, u+20AC,U+1F600-1F64F';

it.each(['a', 'ÿ', 'ı', '€', 'жжжжx', '😀'])('%s is in the range', (text) => {
  expect(coversAny(range, text)).toBe(true);
});

it.each(['', 'ж', '漢字', '₭'])('%s is not', (text) => {
  expect(coversAny(range, text)).toBe(false);
});

it('a font without a range has everything', () => {
  expect(coversAny(undefined, 'ж')).toBe(true);
});
