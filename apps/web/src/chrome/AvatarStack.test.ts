import { createTestEditor } from '@drawbridge/editor/test';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { AvatarStack } from './AvatarStack.tsx';

/** What stands in the top bar with so many others on the board. */
function labelsWith(count: number, isIdle: (peerId: number) => boolean = () => false): string[] {
  const t = createTestEditor();
  t.editor.setCollaborators(
    Array.from({ length: count }, (_, peerId) => ({
      ...{ peerId, name: `Person ${peerId}`, color: '#2b6fdb' },
      presence: { tool: 'select', selection: [], ...(isIdle(peerId) && { activity: 'idle' as const }) },
    })),
  );
  t.frame();
  const self = { name: 'Ada', color: '#c2410c' };
  const stack = createElement(AvatarStack, {
    self,
    editor: t.editor,
    onRemove: undefined,
    onOpenProfile: () => {},
  });
  const labels = renderToStaticMarkup(stack).matchAll(/<button[^>]*aria-label="([^"]*)"/g);
  return [...labels].map(([, label = '']) => label);
}

test('alone, one sees oneself; with others, their faces and the way to all of them', () => {
  expect(labelsWith(0)).toEqual(['Ada (you)']);
  expect(labelsWith(2, (peerId) => peerId === 1)).toEqual([
    'Ada (you)',
    'Follow Person 0',
    'Follow Person 1 (idle)',
    'Also here: Person 0, Person 1',
  ]);
});

test('fifty people are four faces and a number, those first who are at work', () => {
  const labels = labelsWith(50, (peerId) => peerId < 10);
  expect(labels).toEqual([
    'Ada (you)',
    ...[10, 11, 12, 13].map((peerId) => `Follow Person ${peerId}`),
    'Also here: Person 0, Person 1, Person 2, Person 3, Person 4, Person 5 and 44 more',
  ]);
});
