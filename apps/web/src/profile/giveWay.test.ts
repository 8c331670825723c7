import { expect, test } from 'vitest';
import { giveWay } from './giveWay.ts';
import type { Profile } from './profile.ts';
import { profileColors } from './profileColors.ts';

const [red, orange, gold] = profileColors.map(({ hex }) => hex) as [string, string, string]; // there are ten
const otter: Profile = { name: 'Quiet Otter', color: red, isGenerated: true };
const ada: Profile = { name: 'Ada', color: red };
const bo: Profile = { name: 'Bo', color: orange };

test('a generated profile takes a free colour where somebody has its own', () => {
  expect(giveWay(otter, [ada, bo])).toEqual({ ...otter, color: gold });
});

test('a chosen profile keeps its colour, and so does one whose colour is free', () => {
  const chosen = { name: 'Eve', color: red };
  expect(giveWay(chosen, [ada])).toBe(chosen);
  expect(giveWay(otter, [bo])).toBe(otter);
});

test('one looks the same in all tabs', () => {
  expect(giveWay(otter, [{ ...otter }])).toBe(otter);
});

test('where all colours are taken, nothing changes', () => {
  const crowd = profileColors.map(({ hex, name }) => ({ name, color: hex }));
  expect(giveWay(otter, crowd)).toBe(otter);
});
