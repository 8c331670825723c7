import { DEFAULT_STYLE } from '@drawbridge/board';
import { describe, expect, it } from 'vitest';
import { createTestEditor } from '../test/index.ts';

const twoRectangles = () =>
  createTestEditor().rectangle([100, 100], [200, 200]).rectangle([300, 100], [400, 200]);

describe('a board that opens', () => {
  const wheelBy = (deltaX: number) => ({
    x: 0,
    y: 0,
    deltaX,
    deltaY: 0,
    deltaMode: 0,
    ctrl: false,
    shift: false,
  });

  it('is fitted when nothing of it is in view, and left alone otherwise', () => {
    const t = twoRectangles();
    t.editor.input.wheel(wheelBy(150));
    t.editor.revealShapes();
    t.expectCamera({ x: 150, y: 0, zoom: 1 });
    t.editor.input.wheel(wheelBy(5000));
    t.editor.revealShapes();
    const middle = t.editor.pageToScreen({ x: 250, y: 150 });
    expect([middle.x, middle.y].map(Math.round)).toEqual([400, 300]);
  });
});

describe('actions on the selection', () => {
  it('Ctrl+A takes everything, Escape lets go, and then leaves the tool', () => {
    const t = twoRectangles().key('Mod+A');
    t.expectSelected(...t.shapes)
      .key('Escape')
      .expectSelected();
    t.tool('draw').key('Escape').expectTool('select');
  });

  it.each(['Delete', 'Backspace'])('%s deletes it, and undo brings it back', (key) => {
    const t = twoRectangles().key(key).expectShapes({ x: 100 }).expectSelected();
    t.key('Mod+Z').expectShapes({ x: 100 }, { x: 300 });
  });

  it('arrows move it by 1, with Shift by 10', () => {
    const t = twoRectangles().key('ArrowRight').key('ArrowDown').key('Shift+ArrowLeft').key('Shift+ArrowUp');
    t.expectShapes({ x: 100 }, { x: 291, y: 91 });
  });

  it('arrows pressed in a row are one step to undo, after a pause another', () => {
    const t = twoRectangles().key('ArrowRight').key('ArrowRight').advance(5000).key('ArrowRight');
    t.key('Mod+Z').expectShapes({}, { x: 302 }).key('Mod+Z').expectShapes({}, { x: 300 });
  });

  it('Ctrl+D puts a copy beside it and selects that', () => {
    const t = twoRectangles().key('Mod+D');
    t.expectShapes({}, { x: 300 }, { x: 316, y: 116 }).expectSelected(t.shapes[2]);
    t.key('Mod+Z').expectShapes({}, {});
  });

  it('a style goes to it in one step, and to the shapes to come', () => {
    const t = twoRectangles().key('Mod+A');
    for (const opacity of [0.9, 0.8, 0.7]) t.editor.setStyle({ opacity });
    t.expectShapes({ style: { ...DEFAULT_STYLE, opacity: 0.7 } }, {});
    t.key('Mod+Z').key('Escape').rectangle([0, 0], [50, 50]);
    expect(t.shapes.map(({ style }) => style.opacity)).toEqual([1, 1, 0.7]);
  });

  it('do nothing without one', () => {
    const t = twoRectangles().key('Escape').key('Delete').key('ArrowUp').key('Mod+D');
    t.expectShapes({ y: 100 }, { y: 100 });
  });
});

describe('actions on the view', () => {
  it('Ctrl and plus, minus and 0 zoom about the middle', () => {
    const t = createTestEditor();
    const middle = t.editor.screenToPage({ x: 400, y: 300 });
    t.key('Mod++').expectCamera({ zoom: 1.5 }).key('Mod+-').key('Mod+-').expectCamera({ zoom: 0.75 });
    expect(t.editor.screenToPage({ x: 400, y: 300 })).toEqual(middle);
    t.key('Mod+0').expectCamera({ zoom: 1 }).key('Mod++').key('Shift+0').expectCamera({ zoom: 1 });
  });

  it('Shift+1 brings everything into view, Shift+2 the selection', () => {
    const t = createTestEditor().rectangle([0, 0], [100, 100]);
    t.store.move([t.shape.id], { dx: 5000, dy: 0 });
    t.rectangle([0, 0], [100, 100]).key('Shift+1');
    expect(t.editor.camera.zoom).toBeCloseTo((800 - 128) / 5100);
    t.key('Shift+2').expectCamera({ zoom: 1, x: -350, y: -250 });
  });

  it('Shift+1 on an empty board changes nothing', () => {
    createTestEditor().key('Shift+1').expectCamera({ x: 0, y: 0, zoom: 1 });
  });
});

describe('the dots behind everything', () => {
  it('are switched off and on, and drawn anew only then', () => {
    const t = createTestEditor().rest();
    const dots = () => t.surface.staticWork.fillRect ?? 0;
    t.surface.resetWork();
    t.editor.runAction('toggleDots');
    t.rest();
    expect(dots()).toBe(1);
    t.editor.runAction('toggleDots');
    t.rest();
    expect(dots()).toBeGreaterThan(100);
    const drawn = dots();
    t.frame().rest();
    expect(dots()).toBe(drawn);
  });
});

describe('actions from a button, in the middle of a gesture', () => {
  it('end it first', () => {
    const t = twoRectangles().press([300, 150], [350, 150]);
    t.editor.runAction('undo');
    t.up().expectShapes({ x: 100 });
    t.tool('draw').press([0, 0], [50, 50]).editor.runAction('selectAll');
    t.expectSelected(...t.shapes).up();
    expect(t.shapes).toHaveLength(2);
  });

  it('taking another tool keeps a stroke and drops a drag', () => {
    const t = createTestEditor().tool('draw').press([0, 0], [50, 50]).tool('select').up();
    t.expectShapes({ w: 50 }).press([25, 25], [90, 90]).tool('hand').up().expectShapes({ x: 0 });
  });
});

describe('view mode', () => {
  it('shows the board, and changes nothing of it', () => {
    const t = twoRectangles().key('Alt+R').expectTool('hand').expectSelected();
    t.drag([300, 150], [250, 150]).expectCamera({ x: 50 }).key('R').expectTool('hand');
    t.key('Mod+A').expectSelected().key('Mod+Z').expectShapes({ x: 100 }, { x: 300 });
    t.key('Escape').expectTool('hand').key('Mod++').expectCamera({ zoom: 1.5 });
    expect(t.editor.ui).toMatchObject({
      isReadOnly: true,
      tools: [{ id: 'hand' }, { id: 'comment' }, { id: 'laser' }],
    });
  });

  it('is what somebody has who may not edit, and cannot be left until they may', () => {
    const t = twoRectangles();
    t.editor.setMayEdit(false);
    t.expectTool('hand').key('Alt+R').expectTool('hand').key('R').expectTool('hand');
    expect(t.editor.ui).toMatchObject({ isReadOnly: true, mayEdit: false, tools: [{ id: 'hand' }] });
    t.editor.setMayEdit(true);
    t.expectTool('select').key('R').expectTool('rectangle');
    expect(t.editor.ui).toMatchObject({ isReadOnly: false, mayEdit: true });
  });

  it('ends with the same key, and gives the tools back', () => {
    const t = twoRectangles().key('Alt+R').key('Alt+R').expectTool('select');
    t.key('Mod+A').expectSelected(...t.shapes);
  });

  it('says of an action that it cannot be done', () => {
    const { editor } = twoRectangles().key('Alt+R');
    const isEnabled = (id: string) => editor.actions.find((action) => action.id === id)?.isEnabled();
    expect(['selectAll', 'zoomToFit'].map(isEnabled)).toEqual([false, true]);
  });
});
