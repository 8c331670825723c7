import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createAnswers } from './answers.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

const late = () => new Error('It did not answer.');

it('settles what is asked by its number, and each once', async () => {
  const answers = createAnswers<string>(1_000, late);
  const [first, second] = [answers.expect(1), answers.expect(2)];
  answers.resolve(2, 'two');
  answers.reject(1, new Error('no'));
  answers.resolve(1, 'too late');
  await expect(first).rejects.toThrow('no');
  await expect(second).resolves.toBe('two');
});

it('gives up what has waited long enough, and nothing else', async () => {
  const answers = createAnswers<string>(1_000, late);
  answers.expect(1).catch(() => {});
  answers.resolve(1, 'at once');
  const settled: string[] = [];
  const note = (id: number) => (end: unknown) => settled.push(`${id} ${end instanceof Error ? 'late' : end}`);
  for (const id of [2, 3, 4]) {
    vi.advanceTimersByTime(400);
    answers.expect(id).then(note(id), note(id));
  }
  answers.resolve(3, 'in time');
  await vi.advanceTimersByTimeAsync(599);
  expect(settled).toEqual(['3 in time', '2 late']);
  await vi.advanceTimersByTimeAsync(401);
  expect(settled).toEqual(['3 in time', '2 late', '4 late']);
  expect(vi.getTimerCount()).toBe(0);
});

it('tells all that wait that the end has come', async () => {
  const answers = createAnswers<string>(1_000, late);
  const all = [1, 2].map((id) => answers.expect(id));
  answers.rejectAll(new Error('over'));
  for (const one of all) await expect(one).rejects.toThrow('over');
});
