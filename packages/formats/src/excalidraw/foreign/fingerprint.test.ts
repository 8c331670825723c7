import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fingerprint } from './fingerprint.ts';

it('is the same for the same, whatever the order of its keys', () => {
  expect(fingerprint({ a: 1, b: [null, 'x'] })).toBe(fingerprint({ b: [null, 'x'], a: 1 }));
  expect(fingerprint(0.1 + 0.2)).toBe(fingerprint(0.3));
});

it('is what it was when documents were written', () => {
  expect(fingerprint({ words: 'Grüße', points: [[0, -1.5]], none: null, more: true })).toBe('grwex6urex');
});

it('differs for what differs', () => {
  const different = [
    0,
    1,
    -1,
    2 ** 40,
    '',
    '0',
    'a',
    'b',
    'ab',
    [],
    [[]],
    ['a', 'b'],
    ['ab'],
    {},
    { a: 1 },
    { a: '1' },
  ];
  const more = [{ b: 1 }, [0, 0], [0], null, true, false, undefined, [1, 2], [2, 1], [[1], 2], [1, [2]]];
  const prints = [...different, ...more].map(fingerprint);
  expect(new Set(prints).size).toBe(prints.length);
});

it('differs wherever one number does', () => {
  const numbers = fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 1 });
  fc.assert(
    fc.property(numbers, fc.nat(), fc.integer({ min: 1, max: 1e6 }), (list, at, by) => {
      const other = list.with(at % list.length, (list[at % list.length] ?? 0) + by / 1000);
      expect(fingerprint(other)).not.toBe(fingerprint(list));
    }),
  );
});
