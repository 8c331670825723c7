import { expect, test } from 'vitest';
import { colorLabel, hexOf, namedIfKnown, parseHex } from './colorText.ts';

test('a colour is typed in long or in short', () => {
  expect(parseHex(' #12AB34 ')).toBe('#12ab34');
  expect(parseHex('12ab34')).toBe('#12ab34');
  expect(parseHex('f0a')).toBe('#ff00aa');
});

test('what is no colour is none', () => {
  for (const typed of ['', '#', '#12345', 'red', '#1234567', 'url(x)', 'ggg'])
    expect(parseHex(typed)).toBeUndefined();
});

test('a colour from the screen gets its name back', () => {
  expect(namedIfKnown('#d93838', 'light')).toBe('red');
  expect(namedIfKnown('#d93838', 'dark')).toBe('#d93838');
  expect(hexOf('red', 'dark')).toBe('#ff7272');
});

test('every colour has a name to be read out', () => {
  expect([colorLabel('blue'), colorLabel('#12ab34')]).toEqual(['Blue', '#12ab34']);
});
