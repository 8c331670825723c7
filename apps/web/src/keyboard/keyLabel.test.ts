import { expect, test } from 'vitest';
import { isApple, keyCaps } from './keyLabel.ts';

test('a shortcut splits into its caps, letters in capitals', () => {
  expect(keyCaps('Mod+Shift+z', false)).toEqual(['Ctrl', 'Shift', 'Z']);
  expect(keyCaps('v', false)).toEqual(['V']);
});

test('a Mac shows its own symbols', () => {
  expect(keyCaps('Mod+Shift+Z', true)).toEqual(['⌘', '⇧', 'Z']);
});

test('plus is a key too', () => {
  expect(keyCaps('+', false)).toEqual(['+']);
  expect(keyCaps('Mod++', false)).toEqual(['Ctrl', '+']);
});

test('Apple platforms are told from the others', () => {
  expect(isApple('MacIntel')).toBe(true);
  expect(isApple('Linux x86_64')).toBe(false);
});
