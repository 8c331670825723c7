import { expect, it } from 'vitest';
import type { Clock } from '../clock.ts';
import { DeadlinePassed, withDeadline } from './withDeadline.ts';

/** A clock with at most one timer, which comes when it is told to, however late that is. */
function createClock() {
  let nowMs = 0;
  let timer: (() => void) | undefined;
  const clock: Clock = {
    now: () => nowMs,
    after(_, callback) {
      timer = callback;
      return () => {
        timer = undefined;
      };
    },
    random: () => 0,
  };
  const ring = (atMs: number): void => {
    nowMs = atMs;
    const callback = timer;
    timer = undefined;
    callback?.();
  };
  return { clock, ring, isWaiting: () => timer !== undefined };
}

it('what is not answered in time is given up', async () => {
  const { clock, ring } = createClock();
  const answer = withDeadline(new Promise(() => {}), { clock, deadlineMs: 100 });
  ring(150);
  await expect(answer).rejects.toThrow(DeadlinePassed);
});

it('what is asked before the machine sleeps has as long again when it wakes', async () => {
  const { clock, ring, isWaiting } = createClock();
  const { promise, resolve } = Promise.withResolvers<string>();
  const answer = withDeadline(promise, { clock, deadlineMs: 100 });
  ring(600_000);
  resolve('there');
  expect(await answer).toBe('there');
  await expect.poll(isWaiting).toBe(false);
});

it('but not longer than that', async () => {
  const { clock, ring } = createClock();
  const answer = withDeadline(new Promise(() => {}), { clock, deadlineMs: 100 });
  ring(600_000);
  ring(600_100);
  await expect(answer).rejects.toThrow(DeadlinePassed);
});
