import { expect, it } from 'vitest';
import { cleanName } from './name.ts';

it.each([
  ['a family of emoji', '👩\u200d👩\u200d👧'],
  ['Persian words', 'می\u200cخواهم'],
])('A name keeps the joiners that hold %s together', (_what, name) => {
  expect(cleanName(name)).toBe(name);
});
