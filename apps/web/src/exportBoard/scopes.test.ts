import { DEFAULT_STYLE } from '@drawbridge/board';
import { createTestEditor } from '@drawbridge/editor/test';
import { expect, it } from 'vitest';
import { scopesOf } from './scopes.ts';

it('one can save the board, the selection, and each frame with what is in it', () => {
  const t = createTestEditor();
  const box = { w: 100, h: 50, style: DEFAULT_STYLE } as const;
  t.store.create(
    { ...box, type: 'frame', id: 'f', x: 0, y: 0, text: 'First  step' },
    { ...box, type: 'rectangle', id: 'in', x: 10, y: 10, frame: 'f' },
    { ...box, type: 'rectangle', id: 'out', x: 300, y: 300 },
  );
  t.click([300, 325]);
  const told = scopesOf(t.editor.exchange).map(({ label, shapes }) => [label, shapes.map(({ id }) => id)]);
  expect(told).toEqual([
    ['Whole board', ['f', 'in', 'out']],
    ['Selection (1)', ['out']],
    ['Frame: First step', ['f', 'in']],
  ]);
  t.key('Escape');
  expect(scopesOf(t.editor.exchange)).toHaveLength(2);
});
