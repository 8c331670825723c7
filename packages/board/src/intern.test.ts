import { expect, it } from 'vitest';
import { createIntern } from './intern.ts';

it('the first value of a name is the value of that name, until there are too many', () => {
  const intern = createIntern<object>(2);
  const [one, other] = [{ n: 1 }, { n: 2 }];
  expect(intern('a', () => one)).toBe(one);
  expect(intern('a', () => other)).toBe(one);
  intern('b', () => other);
  intern('c', () => other);
  expect(intern('a', () => other)).toBe(other);
});
