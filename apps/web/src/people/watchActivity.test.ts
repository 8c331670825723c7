import { createTestClock } from '@drawbridge/editor/test';
import { expect, test } from 'vitest';
import { IDLE_AFTER_MS, type WatchedPage, watchActivity } from './watchActivity.ts';

function setUp() {
  const clock = createTestClock();
  const page = Object.assign(new EventTarget(), { hidden: false });
  const told: string[] = [];
  const stop = watchActivity(page satisfies WatchedPage, clock, (activity) => told.push(activity));
  const hide = (hidden: boolean): void => {
    page.hidden = hidden;
    page.dispatchEvent(new Event('visibilitychange'));
  };
  const move = () => page.dispatchEvent(new Event('pointermove'));
  return { clock, told, stop, hide, move };
}

test('who does nothing for a minute is idle, until they move', () => {
  const { clock, told, move } = setUp();
  clock.advance(IDLE_AFTER_MS - 1);
  expect(told).toEqual([]);
  move();
  clock.advance(IDLE_AFTER_MS - 1);
  expect(told).toEqual([]);
  clock.advance(1);
  expect(told).toEqual(['idle']);
  move();
  expect(told).toEqual(['idle', 'active']);
  clock.advance(IDLE_AFTER_MS);
  expect(told.at(-1)).toBe('idle');
});

test('a hidden page is away, at once, and active when it is looked at again', () => {
  const { clock, told, hide } = setUp();
  hide(true);
  clock.advance(2 * IDLE_AFTER_MS);
  expect(told).toEqual(['away']);
  hide(false);
  expect(told).toEqual(['away', 'active']);
});

test('nothing is told after the stop', () => {
  const { clock, told, stop, hide } = setUp();
  stop();
  clock.advance(2 * IDLE_AFTER_MS);
  hide(true);
  expect(told).toEqual([]);
});
