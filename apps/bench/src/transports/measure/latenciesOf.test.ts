import { expect, it } from 'vitest';
import { latenciesOf } from './latenciesOf.ts';

const sent = [
  { seq: 4, atMs: 100 },
  { seq: 5, atMs: 200 },
];

it('A change takes from when it was sent until each reader saw it', () => {
  const sightings = [
    { seq: 4, atMs: 103 },
    { seq: 5, atMs: 201 },
    { seq: 4, atMs: 110 },
    { seq: 5, atMs: 250 },
  ];
  expect(latenciesOf(sent, sightings, 2)).toEqual({ latenciesMs: [3, 1, 10, 50], missed: 0 });
});

it('What a reader did not see was missed', () => {
  expect(latenciesOf(sent, [{ seq: 5, atMs: 201 }], 2)).toMatchObject({ missed: 3 });
});

it('What was on the board before is of nobody’s sending', () => {
  expect(latenciesOf(sent, [{ seq: 3, atMs: 201 }], 0)).toMatchObject({ latenciesMs: [] });
});

it('Where nobody reads, nothing is missed', () => {
  expect(latenciesOf(sent, [], 0)).toEqual({ latenciesMs: [], missed: 0 });
});
