import { expect, it } from 'vitest';
import { QUICK_NAMES, quickened } from './effort.ts';

const wanted = { clients: 50, seconds: 30, perSecond: 2, bytes: 60, crowd: 1_000, hold: 10_000 };

it('A quick look does less of what takes its time, and the same otherwise', () => {
  const { perSecond, bytes, ...quick } = quickened(wanted);
  expect({ perSecond, bytes }).toEqual({ perSecond: 2, bytes: 60 });
  expect(quick.seconds).toBeLessThan(wanted.seconds);
  expect(quick.hold).toBeLessThan(wanted.hold);
});

it('A quick look does no more than was wanted', () => {
  const little = { ...wanted, clients: 1, seconds: 1, crowd: 0, hold: 0 };
  expect(quickened(little)).toEqual(little);
});

it('A quick look waits for nobody who asks seldom', () => {
  expect(QUICK_NAMES).toContain('poll-1');
  expect(QUICK_NAMES).toContain('sse');
  expect(QUICK_NAMES).not.toContain('poll-10');
});
