import { expect, it } from 'vitest';
import { fullnessOf, fullRefusal } from './quota.ts';

const filling = (bytes: number, shapes: number) => ({ bytes, maxBytes: 1_000, shapes, maxShapes: 100 });

it.each([
  [filling(799, 79), 'roomy'],
  [filling(800, 0), 'near'],
  [filling(0, 80), 'near'],
  [filling(1_000, 0), 'full'],
  [filling(0, 100), 'full'],
] as const)('tells how near a board is to its limits: %o', (board, fullness) => {
  expect(fullnessOf(board)).toBe(fullness);
});

it('says what there is too much of, and that deleting helps', () => {
  expect(fullRefusal(filling(0, 100)).message).toBe(
    'This board has 100 shapes, the most that it can hold. Delete something to make room.',
  );
  expect(fullRefusal(filling(1_000, 3))).toMatchObject({ error: 'quota', retryMs: 10_000 });
});
