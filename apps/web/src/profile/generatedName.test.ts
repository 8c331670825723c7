import { expect, test } from 'vitest';
import { generatedName, pick } from './generatedName.ts';

test('a generated name is an adjective and an animal', () => {
  expect(generatedName(() => 0)).toBe('Amber Badger');
  expect(generatedName(() => 0.999999)).toBe('Witty Stork');
});

test('a random source that misbehaves still gives a choice', () => {
  expect(pick(['a', 'b'], () => 1)).toBe('a');
  expect(pick(['a', 'b'], () => Number.NaN)).toBe('a');
});
