import { expect, test } from 'vitest';
import { initials } from './initials.ts';

test('two words give two letters, one word gives one', () => {
  expect(initials('Quiet Otter')).toBe('QO');
  expect(initials('  ada  ')).toBe('A');
  expect(initials('Johann Sebastian Bach')).toBe('JB');
});

test('letters outside ASCII stay whole', () => {
  expect(initials('émile zola')).toBe('ÉZ');
  expect(initials('👩‍🎨 Vera')).toBe('👩‍🎨V');
});

test('a name without letters still gives something to show', () => {
  expect(initials('   ')).toBe('?');
});
