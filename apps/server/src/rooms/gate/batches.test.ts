import { expect, test, vi } from 'vitest';
import { createBatches } from './batches.ts';

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('what is posted in one turn is sent together, in order, and what comes later by itself', async () => {
  const sent: (readonly number[])[] = [];
  const { post } = createBatches<number>((messages) => void sent.push(messages));
  post(1);
  await Promise.resolve();
  post(2);
  expect(sent).toEqual([]);
  await nextTurn();
  expect(sent).toEqual([[1, 2]]);
  post(3);
  await nextTurn();
  await nextTurn();
  expect(sent).toEqual([[1, 2], [3]]);
});

test('what is a lot is sent in pieces, the first of them at once', async () => {
  const sent: number[] = [];
  const { post } = createBatches<number>((messages) => void sent.push(messages.length));
  for (let message = 0; message < 70; message += 1) post(message);
  expect(sent).toEqual([32, 32]);
  await nextTurn();
  expect(sent).toEqual([32, 32, 6]);
});

test('what has waited is sent before what takes long, and only once', async () => {
  const now = vi.spyOn(performance, 'now').mockReturnValue(0);
  const sent: (readonly number[])[] = [];
  const { post, hasten } = createBatches<number>((messages) => void sent.push(messages));
  post(1);
  hasten();
  expect(sent).toEqual([]);
  now.mockReturnValue(2);
  hasten();
  expect(sent).toEqual([[1]]);
  await nextTurn();
  expect(sent).toEqual([[1]]);
  now.mockRestore();
});
