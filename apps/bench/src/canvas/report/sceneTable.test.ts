import { describe, expect, it } from 'vitest';
import { figure, medians } from './figure.ts';
import { type Column, sceneTable } from './sceneTable.ts';

const empty: Column = {
  name: 'empty',
  outcomes: [{ act: 'pan', figures: [figure('frames/s', 60, 1), figure('gaps', 0)] }],
};

describe('A table of whiteboards', () => {
  it('has behind each figure its ratio to the first, where there is one', () => {
    const slow: Column = {
      name: 'slow',
      outcomes: [{ act: 'pan', figures: [figure('frames/s', 15, 1), figure('gaps', 3)] }],
    };
    expect(sceneTable([empty, slow])).toEqual([
      ['', 'empty', 'slow'],
      ['pan: frames/s', '60.0', '15.0 (×0.25)'],
      ['pan: gaps', '0', '3'],
    ]);
  });

  it('says where one gave up, and nothing after it', () => {
    const full: Column = {
      name: 'full',
      outcomes: [...empty.outcomes, { act: 'drop', figures: [figure('ms', 7)] }],
    };
    const frozen: Column = {
      name: 'frozen',
      outcomes: [{ act: 'pan', figures: [], gaveUp: 'gave up after 20 s' }],
    };
    expect(sceneTable([full, frozen])).toEqual([
      ['', 'full', 'frozen'],
      ['pan: frames/s', '60.0', 'gave up after 20 s'],
      ['pan: gaps', '0', 'gave up after 20 s'],
      ['drop: ms', '7', ''],
    ]);
  });

  it('has a dash for what could not be measured', () => {
    const blind: Column = {
      name: 'blind',
      outcomes: [{ act: 'pan', figures: [figure('frames/s', undefined)] }],
    };
    expect(sceneTable([blind])).toContainEqual(['pan: frames/s', '–']);
  });
});

describe('Of several runs', () => {
  it('each figure is the median of those that were measured', () => {
    const runs = [5, undefined, 9, 7].map((value) => [figure('ms', value)]);
    expect(medians(runs)).toEqual([figure('ms', 7)]);
  });
});
