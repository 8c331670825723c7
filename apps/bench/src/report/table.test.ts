import { expect, test } from 'vitest';
import { table } from './table.ts';

test('a table has its names to the left and its figures to the right', () => {
  expect(
    table([
      ['', 'p50', 'p99'],
      ['ack', 1.25, '5 ms'],
    ]),
  ).toBe('      p50   p99\nack  1.25  5 ms\n');
});

test('a table of no rows is empty', () => {
  expect(table([])).toBe('\n');
});
