import { expect, test } from 'vitest';
import { planWrite } from './copyRecord.ts';

const at = (epoch: string, lastSeq: number) => ({ epoch, lastSeq });
const NEVER = { lastSeq: 0 };

test.each([
  ['the first write of a board that was joined', undefined, NEVER, at('a', 5), 'all'],
  ['a board that was never joined', undefined, NEVER, NEVER, 'all'],
  ['the copy was deleted while the page was open', undefined, at('a', 3), at('a', 5), 'whole'],
  ['the copy stands where the batch begins', at('a', 3), at('a', 3), at('a', 5), 'all'],
  ['another tab is ahead, but not of all of it', at('a', 4), at('a', 3), at('a', 5), 'all'],
  ['another tab wrote the same', at('a', 5), at('a', 3), at('a', 5), 'delivered'],
  ['another tab wrote more: it is not taken back', at('a', 9), at('a', 3), at('a', 5), 'delivered'],
  ['the copy is older than what the batch begins with', at('a', 2), at('a', 3), at('a', 5), 'whole'],
  ['the log got another name', at('a', 3), at('a', 3), at('b', 5), 'all'],
  ['another tab knew the new name first', at('b', 4), at('a', 3), at('b', 5), 'all'],
  ['a tab that was ahead in a log of the older name', at('a', 4), at('a', 3), at('b', 5), 'whole'],
  ['a log of a name that nobody compared', at('c', 9), at('a', 3), at('a', 5), 'whole'],
  ['a tab that was never joined, beside one that was', at('a', 4), NEVER, NEVER, 'nothing'],
  ['a copy of work alone, before the first join', NEVER, NEVER, at('a', 5), 'all'],
] as const)('%s', (_case, kept, from, to, plan) => {
  expect(planWrite(kept, { from, to, isDamaged: false })).toBe(plan);
});

test('damaged rows are replaced, but not by a doc that was never joined', () => {
  const damaged = { from: NEVER, isDamaged: true };
  expect(planWrite(at('a', 9), { ...damaged, to: at('a', 9) })).toBe('whole');
  expect(planWrite(at('a', 9), { ...damaged, to: NEVER })).toBe('nothing');
});
