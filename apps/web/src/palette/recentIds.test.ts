import { expect, test } from 'vitest';
import { readRecent, rememberRecent } from './recentIds.ts';

function createStorage() {
  const values = new Map<string, string>();
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
  };
}

test('what was chosen last comes first, each once', () => {
  const storage = createStorage();
  for (const id of ['undo', 'zoomIn', 'undo']) rememberRecent(storage, id);
  expect(readRecent(storage)).toEqual(['undo', 'zoomIn']);
});

test('only the last eight are remembered', () => {
  const storage = createStorage();
  for (let n = 1; n <= 10; n++) rememberRecent(storage, `action ${n}`);
  expect(readRecent(storage)).toHaveLength(8);
  expect(readRecent(storage)[0]).toBe('action 10');
});

test('without storage nothing is remembered, and nothing breaks', () => {
  rememberRecent(undefined, 'undo');
  expect(readRecent(undefined)).toEqual([]);
});
