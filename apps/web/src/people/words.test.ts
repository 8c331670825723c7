import { expect, test } from 'vitest';
import { faceLabel, noteOn, othersLabel } from './words.ts';

const ann = { name: 'Ann', activity: 'active', following: undefined, isPresenting: false } as const;

test('of who is simply here there is nothing to say', () => {
  expect(noteOn(ann)).toBeUndefined();
  expect(faceLabel(ann, false)).toBe('Follow Ann');
  expect(faceLabel(ann, true)).toBe('Stop following Ann');
});

test('who is idle, follows us or brings everyone along is said to', () => {
  expect(noteOn({ ...ann, activity: 'idle', following: 'us' })).toBe('Idle, follows you');
  expect(noteOn({ ...ann, isPresenting: true })).toBe('Brings everyone along');
  expect(faceLabel({ ...ann, activity: 'away', following: 3 }, false)).toBe('Follow Ann (away)');
});

test('of many people six are named', () => {
  const many = Array.from({ length: 50 }, (_, at) => ({ name: `P${at}` }));
  expect(othersLabel(many.slice(0, 2))).toBe('Also here: P0, P1');
  expect(othersLabel(many)).toBe('Also here: P0, P1, P2, P3, P4, P5 and 44 more');
});
