import { describe, expect, it } from 'vitest';
import { createTestEditor } from '../../test/index.ts';

describe('the hand', () => {
  it('drags the page', () => {
    createTestEditor().tool('hand').drag([100, 100], [160, 70]).expectCamera({ x: -60, y: 30, zoom: 1 });
  });

  it('keeps the page under the pointer at any zoom', () => {
    const t = createTestEditor().key('Mod++').tool('hand');
    const before = t.editor.screenToPage({ x: 100, y: 100 });
    t.drag([100, 100], [160, 70]);
    expect(t.editor.pageToScreen(before).x).toBeCloseTo(160);
    expect(t.editor.pageToScreen(before).y).toBeCloseTo(70);
  });

  it('touches no shape, and keeps the selection', () => {
    const t = createTestEditor().rectangle([100, 100], [200, 200]).tool('hand').drag([100, 150], [130, 150]);
    t.expectShapes({ x: 100 }).expectSelected(t.shape);
  });

  it('closes while it holds the page', () => {
    const t = createTestEditor().tool('hand').frame();
    expect(t.surface.pointerCursor).toBe('grab');
    t.press([0, 0], [50, 50]).frame();
    expect(t.surface.pointerCursor).toBe('grabbing');
    t.key('Escape').frame();
    expect(t.surface.pointerCursor).toBe('grab');
  });
});
