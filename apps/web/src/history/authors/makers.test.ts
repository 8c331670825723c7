import { expect, test } from 'vitest';
import { makersOf } from './makers.ts';

test('who drew most comes first, with the time of their newest shape', () => {
  const shapes = [
    { author: 'Ada', created: 5 },
    { author: 'Ben', created: 9 },
    { author: 'Ben', created: 7 },
    { author: ' ', created: 1 },
  ];
  expect(makersOf(shapes)).toEqual([
    { name: 'Ben', count: 2, timeMs: 9 },
    { name: 'Ada', count: 1, timeMs: 5 },
    { name: 'Somebody', count: 1, timeMs: 1 },
  ]);
});
