import { expect, test } from 'vitest';
import { ownsKey } from './keyTarget.ts';

const element = (tagName: string, isContentEditable = false) => ({ tagName, isContentEditable });

test('fields keep every key', () => {
  for (const tagName of ['INPUT', 'TEXTAREA', 'SELECT']) expect(ownsKey(element(tagName), 'v')).toBe(true);
  expect(ownsKey(element('DIV', true), 'v')).toBe(true);
});

test('buttons and links keep only the keys that press them', () => {
  expect(ownsKey(element('BUTTON'), ' ')).toBe(true);
  expect(ownsKey(element('A'), 'Enter')).toBe(true);
  expect(ownsKey(element('BUTTON'), 'v')).toBe(false);
});

test('everywhere else keys belong to the board', () => {
  expect(ownsKey(element('DIV'), ' ')).toBe(false);
  expect(ownsKey(element('BODY'), 'Enter')).toBe(false);
});
