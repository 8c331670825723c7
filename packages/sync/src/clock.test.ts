import { expect, it } from 'vitest';
import { systemClock } from './clock.ts';

it('what is to happen at once happens at the end of what runs, and not when it was cancelled', async () => {
  const seen: string[] = [];
  systemClock.after(0, () => seen.push('first'));
  systemClock.after(-1, () => seen.push('second'));
  systemClock.after(0, () => seen.push('never'))();
  seen.push('now');
  await Promise.resolve();
  expect(seen).toEqual(['now', 'first', 'second']);
});
