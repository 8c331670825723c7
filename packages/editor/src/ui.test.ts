import { DEFAULT_STYLE } from '@drawbridge/board';
import { describe, expect, it, vi } from 'vitest';
import { createTestEditor } from './test/index.ts';

describe('the ui state', () => {
  it('changes once per frame, whatever happened', () => {
    const t = createTestEditor();
    const onChange = vi.fn();
    t.editor.onUiChange(onChange);
    t.rectangle([0, 0], [50, 50]).key('Mod+A').key('Mod++').key('R');
    expect(onChange).not.toHaveBeenCalled();
    t.frame();
    expect(onChange).toHaveBeenCalledOnce();
  });

  it('is the same object until something in it changed', () => {
    const t = createTestEditor().rectangle([0, 0], [50, 50]).frame();
    const before = t.editor.ui;
    const onChange = vi.fn();
    t.editor.onUiChange(onChange);
    t.press([0, 25], [30, 30]).frame();
    t.editor.input.wheel({ x: 0, y: 0, deltaX: 9, deltaY: 9, deltaMode: 0, ctrl: false, shift: false });
    t.frame();
    expect(t.editor.ui).toBe(before);
    expect(onChange).not.toHaveBeenCalled();
  });

  it('tells what a toolbar needs', () => {
    const t = createTestEditor();
    expect(t.editor.ui).toMatchObject({
      toolId: 'select',
      isEmpty: true,
      canUndo: false,
      zoom: 1,
      theme: 'light',
    });
    expect(t.editor.ui.tools.map(({ id, icon }) => [id, icon]).slice(0, 3)).toEqual([
      ['select', 'mouse-pointer-2'],
      ['hand', 'hand'],
      ['rectangle', 'square'],
    ]);
    t.rectangle([0, 0], [50, 50]).frame();
    expect(t.editor.ui).toMatchObject({
      selectedCount: 1,
      shapeCount: 1,
      isEmpty: false,
      canUndo: true,
      canRedo: false,
    });
    t.key('Mod+Z').frame();
    expect(t.editor.ui).toMatchObject({ selectedCount: 0, shapeCount: 0, canUndo: false, canRedo: true });
  });

  it('shows the style of the selection, and without one that of the shapes to come', () => {
    const t = createTestEditor().rectangle([0, 0], [50, 50]).tool('rectangle');
    t.editor.setStyle({ color: 'red' });
    t.frame();
    expect(t.editor.ui.style.color).toBe('red');
    t.tool('select').click([0, 25]).frame();
    expect(t.editor.ui.style.color).toBe('black');
  });

  it('follows what others do', () => {
    const [ada, blaise] = [createTestEditor(), createTestEditor()];
    ada.rectangle([0, 0], [50, 50]).sync(blaise);
    blaise.frame();
    expect(blaise.editor.ui).toMatchObject({ shapeCount: 1, canUndo: false });
  });

  it('stands still after the editor is destroyed, which may happen twice', () => {
    const t = createTestEditor();
    const onChange = vi.fn();
    t.editor.onUiChange(onChange);
    t.editor.destroy();
    t.editor.destroy();
    t.store.create({ type: 'rectangle', x: 0, y: 0, w: 5, h: 5, style: DEFAULT_STYLE });
    expect(t.clock.hasFrame).toBe(false);
    expect(onChange).not.toHaveBeenCalled();
  });
});
