import { describe, expect, it } from 'vitest';
import { createTestEditor } from '../../test/index.ts';

function createWishes() {
  const t = createTestEditor();
  const wishes: unknown[] = [];
  t.editor.onBeginComment((wish) => wishes.push(wish));
  return { t, wishes };
}

describe('the comment tool', () => {
  it('asks the host for what is to be said, about the shape under the pointer or the place', () => {
    const { t, wishes } = createWishes();
    t.rectangle([0, 0], [50, 50]);
    const id = t.shape.id;
    t.key('C').expectTool('comment').click([0, 20]);
    t.expectTool('select').key('C').click([300, 300]);
    expect(wishes).toEqual([
      { point: { x: 0, y: 20 }, shape: id },
      { point: { x: 300, y: 300 }, shape: undefined },
    ]);
    expect(t.shapes).toHaveLength(1);
  });

  it('is used without a mouse, in the middle of the view or on what is selected', () => {
    const { t, wishes } = createWishes();
    t.key('C').key('Enter');
    const { width, height } = t.surface;
    expect(wishes).toEqual([{ point: { x: width / 2, y: height / 2 }, shape: undefined }]);
    t.rectangle([0, 0], [50, 40]);
    t.editor.runAction('comment');
    expect(wishes[1]).toEqual({ point: { x: 50, y: 0 }, shape: t.shape.id });
  });

  it('is there for who may comment and not draw, and goes back to looking', () => {
    const { t, wishes } = createWishes();
    t.editor.setMayEdit(false);
    t.key('C').expectTool('hand');
    t.editor.setMayComment(true);
    t.frame();
    expect(t.editor.ui.tools.map(({ id }) => id)).toEqual(['hand', 'comment']);
    t.key('C').expectTool('comment').click([30, 40]).expectTool('hand');
    t.key('C').key('Enter');
    expect(wishes).toHaveLength(2);
    t.key('C').editor.setMayComment(false);
    t.expectTool('hand').expectShapes();
  });
});

describe('a shape as it is shown', () => {
  it('is where it is dragged, before it is there in the document', () => {
    const t = createTestEditor().rectangle([0, 0], [50, 50]);
    const { id } = t.shape;
    t.tool('select').press([25, 0], [125, 0]);
    expect([t.editor.shownShape(id)?.x, t.shape.x]).toEqual([100, 0]);
    t.key('Escape');
    expect(t.editor.shownShape(id)?.x).toBe(0);
    expect(t.editor.shownShape('none')).toBeUndefined();
  });

  it('is where somebody else drags it', () => {
    const [t, viewer] = [createTestEditor(), createTestEditor('blaise')];
    t.rectangle([0, 0], [50, 50]);
    const { id } = t.shape;
    t.sync(viewer).showDraftsTo(viewer).tool('select').press([25, 0], [125, 0]).advance(100);
    expect([viewer.editor.shownShape(id)?.x, viewer.shape.x]).toEqual([100, 0]);
  });
});
