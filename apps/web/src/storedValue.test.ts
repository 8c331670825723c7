import { expect, test } from 'vitest';
import { readStored, type TextStorage, writeStored } from './storedValue.ts';

const refusing: TextStorage = {
  getItem: () => {
    throw new Error('denied');
  },
  setItem: () => {
    throw new Error('denied');
  },
};

test('a storage that throws reads as empty and takes writes silently', () => {
  expect(readStored(refusing, 'a')).toBeUndefined();
  expect(() => writeStored(refusing, 'a', '1')).not.toThrow();
});

test('what was written is read back', () => {
  const kept = new Map<string, string>();
  const storage: TextStorage = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
  };
  writeStored(storage, 'a', '1');
  expect(readStored(storage, 'a')).toBe('1');
  expect(readStored(storage, 'b')).toBeUndefined();
});
