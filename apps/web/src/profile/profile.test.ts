import { expect, test } from 'vitest';
import type { TextStorage } from '../storedValue.ts';
import { loadProfile, parseName, saveProfile } from './profile.ts';

function storageWith(text?: string): TextStorage {
  let kept = text;
  return {
    getItem: () => kept ?? null,
    setItem(_key, value) {
      kept = value;
    },
  };
}

test('a new visitor gets a generated profile and keeps it', () => {
  const storage = storageWith();
  const first = loadProfile(storage, () => 0);
  expect(first).toEqual({ name: 'Amber Badger', color: '#d92d3f', isGenerated: true });
  expect(loadProfile(storage, () => 0.9)).toEqual(first);
});

test('a saved profile comes back', () => {
  const storage = storageWith();
  saveProfile(storage, { name: 'Ada', color: '#2b6fdb' });
  expect(loadProfile(storage, () => 0)).toEqual({ name: 'Ada', color: '#2b6fdb' });
});

test.each(['{', 'null', '[]', '{"name":"","color":"#2b6fdb"}', '{"name":"A","color":"red"}', '{"name":7}'])(
  'damaged storage (%s) is replaced, not trusted',
  (text) => {
    expect(loadProfile(storageWith(text), () => 0).name).toBe('Amber Badger');
  },
);

test('without storage a profile still exists', () => {
  expect(loadProfile(undefined, () => 0).name).toBe('Amber Badger');
});

test('a typed name is trimmed, put on one line and cut at 64 characters', () => {
  expect(parseName('  Ada \n Lovelace ')).toBe('Ada Lovelace');
  expect(parseName('x'.repeat(80))).toHaveLength(64);
  expect(parseName(' \t ')).toBeUndefined();
});

test('invisible and direction-changing characters do not get into a name', () => {
  expect(parseName('Ada\u202e\u0007')).toBe('Ada');
  expect(parseName('\u200b')).toBeUndefined();
  expect(parseName(`${'x'.repeat(63)}🙂`)).toBe('x'.repeat(63));
});

test('a name keeps the joiners that hold an emoji or a Persian word together', () => {
  for (const name of ['👩\u200d👩\u200d👧', 'می\u200cخواهم']) expect(parseName(name)).toBe(name);
});

test('a name that is cut does not end in a space', () => {
  expect(parseName(`${'x'.repeat(63)} y`)).toBe('x'.repeat(63));
});
