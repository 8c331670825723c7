import { describe, expect, it } from 'vitest';
import { createTestEditor } from '../test/index.ts';

describe('drawing without a pointer', () => {
  it('Enter puts a shape in the middle of the view and selects it, to be moved and resized', () => {
    const t = createTestEditor();
    t.editor.setCamera({ x: 1000, y: 1000, zoom: 2 });
    t.key('R').key('Enter').expectShapes({ type: 'rectangle', x: 1160, y: 1125, w: 80, h: 50 });
    t.expectSelected(t.shape).expectTool('select');
    t.key('ArrowRight').key('Alt+Shift+ArrowRight').key('Alt+Shift+ArrowUp');
    t.expectShapes({ x: 1161, y: 1125, w: 90, h: 40 });
  });

  it('is one step to undo', () => {
    const t = createTestEditor().key('R').key('Enter').key('Mod+Z');
    t.expectShapes().key('Mod+Shift+Z').expectShapes({ w: 160 });
  });

  it('goes on with a locked tool, and what it made is selected all the same', () => {
    const t = createTestEditor().key('Q').key('R').key('Enter');
    t.expectTool('rectangle').expectSelected(t.shape);
  });

  it('Enter makes nothing with a tool that only points', () => {
    createTestEditor().key('Enter').expectShapes();
  });
});

describe('connecting without a pointer', () => {
  const twoRectangles = () =>
    createTestEditor().rectangle([100, 100], [200, 200]).rectangle([400, 100], [500, 200]).key('Escape');

  it('puts an arrow between two shapes, which holds on to both', () => {
    const t = twoRectangles().key('Tab').key('Mod+Enter').key('Tab').key('Alt+C');
    const [left, right, arrow] = t.shapes;
    expect(arrow).toMatchObject({ type: 'arrow', start: { id: left?.id }, end: { id: right?.id } });
    expect(arrow?.x).toBeGreaterThanOrEqual(200);
    t.expectSelected(arrow).key('Mod+Z').expectShapes({}, {});
  });

  it('takes two shapes, neither fewer nor more nor arrows', () => {
    const t = twoRectangles().key('Tab').key('Alt+C').expectShapes({}, {});
    t.key('Mod+A').key('Alt+C').key('Mod+A').key('Alt+C');
    expect(t.shapes).toHaveLength(3);
  });
});

describe('resizing without a pointer', () => {
  it('never goes beyond the other side', () => {
    const t = createTestEditor().rectangle([100, 100], [125, 200]);
    for (let press = 0; press < 5; press++) t.key('Alt+Shift+ArrowLeft');
    expect(t.shape.w).toBe(5);
    expect(t.shape.x).toBe(100);
  });

  it('keys in a row are one step', () => {
    const t = createTestEditor().rectangle([100, 100], [200, 200]);
    t.key('Alt+Shift+ArrowDown').key('Alt+Shift+ArrowDown').expectShapes({ h: 120 }).key('Mod+Z');
    t.expectShapes({ h: 100 });
  });
});
