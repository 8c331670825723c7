import { expect, test } from 'vitest';
import { rolesOf } from './drawing.ts';

test.each([
  [2, 2, 1],
  [10, 10, 2],
  [50, 50, 10],
  [100, 10, 2],
])('of %d people %d move and %d write', (people, movers, writers) => {
  const roles = rolesOf(people);
  expect([roles.movers.length, roles.writers.length]).toEqual([movers, writers]);
  expect(roles.writers.every((writer) => roles.movers.includes(writer))).toBe(true);
});
