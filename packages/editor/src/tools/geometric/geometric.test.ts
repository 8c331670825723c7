import { DEFAULT_STYLE } from '@drawbridge/board';
import { describe, expect, it } from 'vitest';
import { createTestEditor } from '../../test/index.ts';
import { dragBox } from './dragBox.ts';

describe('the rectangle tool', () => {
  it('makes a rectangle of a drag, selects it and goes back to select', () => {
    const t = createTestEditor().rectangle([10, 10], [110, 60]);
    t.expectShapes({ type: 'rectangle', x: 10, y: 10, w: 100, h: 50 }).expectSelected(t.shape);
    t.expectTool('select');
  });

  it('drags in any direction', () => {
    createTestEditor().rectangle([110, 60], [10, 10]).expectShapes({ x: 10, y: 10, w: 100, h: 50 });
  });

  it('makes a square with Shift, and centres it on the start with Alt', () => {
    const t = createTestEditor().tool('rectangle').drag([100, 100], [160, 130], { shift: true });
    t.tool('rectangle').drag([100, 100], [110, 120], { alt: true });
    t.tool('rectangle').drag([100, 100], [90, 120], { alt: true, shift: true });
    t.expectShapes({ x: 100, w: 60, h: 60 }, { x: 90, y: 80, w: 20, h: 40 }, { x: 80, y: 80, w: 40, h: 40 });
  });

  it('makes nothing of a click, and stays', () => {
    createTestEditor().tool('rectangle').click([50, 50]).expectShapes().expectTool('rectangle');
  });

  it('makes nothing after Escape, and the next drag is a new one', () => {
    const t = createTestEditor()
      .tool('rectangle')
      .press([10, 10], [60, 60])
      .key('Escape')
      .move([80, 80])
      .up();
    t.expectShapes().drag([0, 0], [20, 20]).expectShapes({ w: 20 });
  });

  it('makes nothing when the system takes the pointer', () => {
    const t = createTestEditor().tool('rectangle').press([10, 10], [60, 60]);
    t.editor.input.pointerCancel(1);
    t.up().expectShapes().expectTool('rectangle');
  });

  it('stays when the tool is locked, and selects nothing', () => {
    const t = createTestEditor().key('R').key('Q').drag([10, 10], [60, 60]).drag([100, 10], [160, 60]);
    t.expectTool('rectangle').expectSelected();
    expect(t.shapes).toHaveLength(2);
    expect(t.editor.ui.toolLocked).toBe(true);
  });

  it('is one step to undo', () => {
    const t = createTestEditor().rectangle([10, 10], [60, 60]).rectangle([100, 10], [160, 60]);
    t.key('Mod+Z').expectShapes({ x: 10 }).key('Mod+Z').expectShapes().expectSelected();
    t.key('Mod+Shift+Z').expectShapes({ x: 10 });
  });

  it('draws in page px when zoomed and panned', () => {
    const t = createTestEditor();
    t.editor.input.wheel({ x: 0, y: 0, deltaX: 100, deltaY: 40, deltaMode: 0, ctrl: false, shift: false });
    t.key('Mod++').rectangle([0, 0], [150, 75]);
    const origin = t.editor.screenToPage({ x: 0, y: 0 });
    t.expectShapes({ x: origin.x, y: origin.y, w: 100, h: 50 });
  });

  it('uses the chosen style', () => {
    const t = createTestEditor();
    t.editor.setStyle({ color: 'red', fill: 'tint' });
    t.rectangle([10, 10], [60, 60]).expectShapes({
      style: { ...DEFAULT_STYLE, color: 'red', fill: 'tint' },
    });
  });
});

it('a dragged box takes Shift and Alt by value', () => {
  const [origin, current] = [
    { x: 10, y: 10 },
    { x: 4, y: 12 },
  ];
  expect(dragBox(origin, current, { shift: false, alt: false })).toEqual({ x: 4, y: 10, w: 6, h: 2 });
  expect(dragBox(origin, current, { shift: true, alt: false })).toEqual({ x: 4, y: 10, w: 6, h: 6 });
  expect(dragBox(origin, current, { shift: false, alt: true })).toEqual({ x: 4, y: 8, w: 12, h: 4 });
});
