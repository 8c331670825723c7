import { createManualClock } from '@drawbridge/sync/test';
import { expect, it } from 'vitest';
import { createPeople } from './people.ts';

const ADA = { id: 'u1', name: 'Ada' };
const BEN = { id: 'u2', name: 'Ben' };

function start() {
  const clock = createManualClock();
  const people = createPeople({ limits: { maxConnectionsPerUser: 3, maxJoinsPerSecond: 2 }, clock });
  /** How to leave; throws why one may not come. */
  const enter = (user?: typeof ADA): (() => void) => {
    const entered = people.enter(user);
    if (typeof entered !== 'function') throw new Error(`${entered.error} ${entered.retryMs}`);
    return entered;
  };
  return { clock, enter };
}

it('One person has so many boards open at a time, and another as many again', () => {
  const { enter } = start();
  const leave = [1, 2, 3].map(() => enter(ADA))[0];
  expect(() => enter(ADA)).toThrow('full 20000');
  enter(BEN);
  leave?.();
  enter(ADA);
});

it('One person joins so often a second, after ten seconds of rest ten times as often', () => {
  const { clock, enter } = start();
  for (let index = 0; index < 21; index += 1) enter(ADA)();
  expect(() => enter(ADA)).toThrow('rate 500');
  clock.advance(500);
  enter(ADA)();
});

it('Guests are not told apart here', () => {
  const { enter } = start();
  for (let index = 0; index < 100; index += 1) enter();
});
