import { expect, it } from 'vitest';
import { createSequence } from './sequence.ts';

it('Tasks run one after the other, the first at once, and whatever becomes of those before them', async () => {
  const { run } = createSequence();
  const told: string[] = [];
  const gate = Promise.withResolvers<void>();
  const first = run(async () => {
    told.push('first');
    await gate.promise;
    throw new Error('The disk is gone.');
  });
  const second = run(async () => told.push('second'));
  expect(told).toEqual(['first']);
  gate.resolve();
  await expect(first).rejects.toThrow('The disk is gone.');
  expect(await second).toBe(2);
});

it('A task that throws is rejected, and the next one runs', async () => {
  const { run } = createSequence();
  const failing = run(() => {
    throw new Error('No memory.');
  });
  await expect(failing).rejects.toThrow('No memory.');
  expect(await run(async () => 'done')).toBe('done');
});
