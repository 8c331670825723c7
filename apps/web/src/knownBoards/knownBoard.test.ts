import { expect, test } from 'vitest';
import { boardHref, MAX_TAG_LENGTH, MAX_TAGS, parseHash, parseTags } from './knownBoard.ts';

test('tags are words without blanks around them, each once', () => {
  expect(parseTags([' Work ', 'work', '', 'Team  A', 7, null])).toEqual(['Work', 'Team A']);
});

test('tags have a length and a number', () => {
  expect(parseTags(['x'.repeat(100)])[0]).toHaveLength(MAX_TAG_LENGTH);
  expect(parseTags(Array.from({ length: 50 }, (_, index) => `tag ${index}`))).toHaveLength(MAX_TAGS);
});

test('an address keeps what is behind the board, and nothing that is none', () => {
  expect(boardHref({ id: 'plan', hash: '#k=secret' })).toBe('/b/plan#k=secret');
  expect(['', 'javascript:alert(1)', 7, `#${'x'.repeat(600)}`].map(parseHash)).toEqual(['', '', '', '']);
});
