import { expect, it } from 'vitest';
import { createBrowserMemory } from './transportMemory.ts';

const DAY_MS = 24 * 60 * 60_000;

function createMemory({ broken = false } = {}) {
  const items = new Map<string, string>();
  let nowMs = 1_000_000;
  const refuse = (): void => {
    if (broken) throw new Error('SecurityError');
  };
  const storage = {
    getItem(key: string) {
      refuse();
      return items.get(key) ?? null;
    },
    setItem(key: string, value: string) {
      refuse();
      items.set(key, value);
    },
    removeItem(key: string) {
      refuse();
      items.delete(key);
    },
  };
  return {
    memory: createBrowserMemory(
      () => storage,
      () => nowMs,
    ),
    pass: (ms: number) => (nowMs += ms),
  };
}

it('remembers on the next visit that only long-polling worked', () => {
  const { memory, pass } = createMemory();
  memory.remember('polling');
  pass(DAY_MS - 1);
  expect(memory.recall()).toBe('polling');
});

it('tries WebSocket again after a day, and as soon as it has worked', () => {
  const { memory, pass } = createMemory();
  memory.remember('polling');
  pass(DAY_MS);
  expect(memory.recall()).toBeUndefined();
  memory.remember('polling');
  memory.remember('websocket');
  expect(memory.recall()).toBeUndefined();
});

it('does without where the browser keeps nothing', () => {
  const { memory } = createMemory({ broken: true });
  memory.remember('polling');
  expect(memory.recall()).toBeUndefined();
});
