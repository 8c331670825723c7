import { describe, expect, it } from 'vitest';
import { createTurns } from './turns.ts';

/** A round of the event loop. */
const round = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('Turns', () => {
  it('are given to so many at once, in order, and to the next ones in the next round of the event loop', async () => {
    const turns = createTurns(2);
    const done: number[] = [];
    const all = [1, 2, 3, 4, 5].map((number) => turns.take(async () => done.push(number)));
    await Promise.resolve();
    expect(done).toEqual([1, 2]);
    await all[1];
    expect(done).toEqual([1, 2]);
    await round();
    await all[3];
    expect(done).toEqual([1, 2, 3, 4]);
    await Promise.all(all);
    expect(done).toEqual([1, 2, 3, 4, 5]);
  });

  it('are passed on by work that fails, and the failure is told to who asked', async () => {
    const turns = createTurns(1);
    const failing = turns.take(() => Promise.reject(new Error('No disk.')));
    const next = turns.take(async () => 'done');
    await expect(failing).rejects.toThrow('No disk.');
    expect(await next).toBe('done');
  });
});
