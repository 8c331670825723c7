import { expect, test } from 'vitest';
import { addedToLibrary, isAllAdded, itemName } from './words.ts';

const added = { ids: [], known: 0, tooLarge: 0, tooMany: 0 };

test('what became of items is said, and nothing of what there is none of', () => {
  expect(addedToLibrary({ ...added, ids: ['a'] })).toBe('1 item added to the library.');
  expect(addedToLibrary({ ...added, ids: ['a', 'b'], known: 1 })).toBe(
    '2 items added to the library. 1 item was there already.',
  );
  expect(addedToLibrary({ ...added, known: 3 })).toBe('3 items were there already.');
  expect(addedToLibrary({ ...added, tooLarge: 1, tooMany: 1200 })).toBe(
    '1 item is too large for it. The library is full: 1,200 items found no room.',
  );
  expect(isAllAdded({ ...added, known: 3 })).toBe(true);
  expect(isAllAdded({ ...added, tooMany: 1 })).toBe(false);
});

test('an item without a name is called by its place', () => {
  expect(itemName({ name: 'Router' }, 4)).toBe('Router');
  expect(itemName({ name: '' }, 4)).toBe('Item 5');
});
