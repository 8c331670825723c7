import { describe, expect, it } from 'vitest';
import { createTestEditor } from '../../test/index.ts';

const box = () => createTestEditor().rectangle([100, 100], [200, 200]);

describe('dragging with Alt', () => {
  it('leaves the shape and drags a copy, which is selected then', () => {
    const t = box().drag([100, 150], [150, 160], { alt: true });
    t.expectShapes({ x: 100, y: 100 }, { x: 150, y: 110 }).expectSelected(t.shapes[1]);
    t.key('Mod+Z').expectShapes({ x: 100 });
  });

  it('shows the copy beside the original, and nothing to others', () => {
    const t = box().rest();
    let drafts = 0;
    t.editor.onDraft(() => drafts++);
    t.press([100, 150], [400, 160], { alt: true }).advance(2000);
    t.surface.resetWork();
    t.move([410, 160], { alt: true }).frame();
    expect(t.surface.liveWork.fill ?? t.surface.liveWork.stroke ?? 0).toBeGreaterThan(0);
    expect(t.surface.jobs).toEqual([]);
    expect(drafts).toBe(0);
    expect(t.surface.pointerCursor).toBe('copy');
  });

  it('comes to nothing with Escape also while Alt is held', () => {
    const t = box().press([100, 150], [150, 160], { alt: true }).key('Alt+Escape').up({ alt: true });
    t.expectShapes({ x: 100, y: 100 });
  });

  it('begins and ends with the key, in the middle of the drag', () => {
    const t = box().press([100, 150], [150, 150]);
    t.editor.input.setModifiers({ shift: false, alt: true, ctrl: false });
    t.up({ alt: true });
    expect(t.shapes).toHaveLength(2);
    const other = box().press([100, 150], [150, 150], { alt: true });
    other.editor.input.setModifiers({ shift: false, alt: false, ctrl: false });
    other.up().expectShapes({ x: 150 });
  });

  it('comes to nothing with Escape', () => {
    box().press([100, 150], [150, 150], { alt: true }).key('Escape').up().expectShapes({ x: 100 });
  });
});
