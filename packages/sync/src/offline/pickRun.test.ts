import { expect, test } from 'vitest';
import { pickRun } from './pickRun.ts';

const KB = 1024;
const MB = 1024 * KB;

const pick = (...sizes: number[]) =>
  pickRun(sizes.map((bytes, index) => ({ n: index + 1, bytes })))?.map(({ n }) => n);

const many = (count: number, bytes: number): number[] => Array.from({ length: count }, () => bytes);

test('few small rows stay as they are', () => {
  expect(pick()).toBeUndefined();
  expect(pick(100)).toBeUndefined();
  expect(pick(...many(200, 100))).toBeUndefined();
});

test('more than 200 rows become one', () => {
  expect(pick(...many(201, 100))).toHaveLength(201);
});

test('rows of more than 1 MB together become one', () => {
  expect(pick(500 * KB, 400 * KB, 300 * KB)).toEqual([1, 2, 3]);
});

test('a large row is left alone until the newer ones have grown as large', () => {
  expect(pick(3 * MB, ...many(201, 100))).toHaveLength(201);
  expect(pick(3 * MB, 2 * MB)).toBeUndefined();
  expect(pick(2 * MB, 1 * MB, 1 * MB)).toEqual([1, 2, 3]);
});

test('a board of 50 MB is not merged again', () => {
  expect(pick(50 * MB, ...many(200, 100))).toHaveLength(200);
  expect(pick(50 * MB, ...many(60, MB))).toHaveLength(4);
});

test('the newest row may be smaller than those before it', () => {
  expect(pick(...many(200, 5000), 10)).toHaveLength(201);
});

test('a row is rewritten a few times at most until its board has grown by half', () => {
  let sizes: number[] = [];
  let written = 0;
  for (let count = 0; count < 4000; count += 1) {
    sizes.push(1 * KB);
    const run = pickRun(sizes.map((bytes, n) => ({ n, bytes })));
    if (!run) continue;
    const merged = run.reduce((sum, { bytes }) => sum + bytes, 0);
    written += merged;
    sizes = [...sizes.slice(0, -run.length), merged];
  }
  expect(written / (4000 * KB)).toBeLessThan(6);
  expect(sizes.length).toBeLessThan(210);
});
