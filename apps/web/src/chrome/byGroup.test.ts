import { expect, test } from 'vitest';
import { byGroup } from './byGroup.ts';

test('groups keep the order of first appearance and their items the given order', () => {
  const [v, undo, h] = [
    { group: 'Tools', label: 'Select' },
    { group: 'Edit', label: 'Undo' },
    { group: 'Tools', label: 'Hand' },
  ] as const;
  expect(byGroup([v, undo, h])).toEqual([
    { group: 'Tools', items: [v, h] },
    { group: 'Edit', items: [undo] },
  ]);
});
