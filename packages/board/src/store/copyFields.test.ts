import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { createTestBoard } from '../test/index.ts';

it('a copy of a shape that says nothing of its type says that it has none', () => {
  const { doc, store } = createTestBoard();
  doc.getMap('shapes').set('a', new Y.Map([['g', [0, 0, 9, 9, 0]]]));
  const [copy = ''] = store.duplicate(['a'], { dx: 1, dy: 1 });
  expect(doc.getMap('shapes').toJSON()[copy].k).toMatchObject({ type: '', author: 'ada' });
});
