import { MAX_BOARD_NAME_LENGTH, parseBoardName } from '@drawbridge/board';
import { expect, test } from 'vitest';
import { copyName } from './copyName.ts';

test('copies are numbered from the second on', () => {
  expect(copyName('Plan')).toBe('Plan (copy)');
  expect(copyName('Plan (copy)')).toBe('Plan (copy 2)');
  expect(copyName('Plan (copy 9)')).toBe('Plan (copy 10)');
});

test('a name that is as long as names may be still says that it is of a copy', () => {
  const name = copyName('x'.repeat(MAX_BOARD_NAME_LENGTH));
  expect(parseBoardName(name)).toBe(name);
  expect(name).toMatch(/x \(copy\)$/);
});
