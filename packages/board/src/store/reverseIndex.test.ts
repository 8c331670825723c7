import { expect, it } from 'vitest';
import { readShape } from '../readShape.ts';
import { createReverseIndex } from './reverseIndex.ts';

const inGroups = (id: string, ...groups: string[]) => readShape(id, new Map([['gr', groups]]));

it('a reverse index follows what shapes mention, and forgets names that nobody mentions', () => {
  const index = createReverseIndex(({ groups }) => groups);
  const [a, b] = [inGroups('a', 'inner', 'outer'), inGroups('b', 'outer')];
  index.replace(undefined, a);
  index.replace(undefined, b);
  expect([...index.get('outer')]).toEqual(['a', 'b']);
  index.replace(a, inGroups('a', 'inner'));
  expect([[...index.get('inner')], [...index.get('outer')]]).toEqual([['a'], ['b']]);
  index.replace(b, undefined);
  expect(index.get('outer').size).toBe(0);
});
