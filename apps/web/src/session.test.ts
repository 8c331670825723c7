import { readShape } from '@drawbridge/board';
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { createSession } from './session.ts';

test('what one draws after a rename carries the new name', () => {
  const session = createSession({
    boardId: 'plan',
    url: 'http://127.0.0.1:9', // nobody answers there: what is drawn stays here
    profile: { name: 'Quiet Otter', color: '#2b6fdb' },
  });
  onTestFinished(() => session.destroy());
  session.setProfile({ name: 'Ada', color: '#2b6fdb' });
  drag(session.editor);
  expect(authors(session.provider.doc)).toEqual(['Ada']);
});

function drag({ input, setTool }: ReturnType<typeof createSession>['editor']): void {
  const at = (x: number, buttons: number) => {
    const sample = { x, y: x, pressure: 0.5 };
    const mouse = { pointerId: 1, pointerType: 'mouse', button: 0 } as const;
    const modifiers = { shift: false, alt: false, ctrl: false };
    return { ...sample, ...mouse, ...modifiers, buttons, samples: [sample] };
  };
  setTool('draw');
  input.pointerDown(at(0, 1));
  input.pointerMove(at(50, 1));
  input.pointerUp(at(50, 0));
}

function authors(doc: Y.Doc): string[] {
  const shapes = [...doc.getMap('shapes')];
  return shapes.flatMap(([id, fields]) => (fields instanceof Y.Map ? readShape(id, fields).author : []));
}
