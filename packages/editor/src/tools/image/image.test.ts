import { describe, expect, it } from 'vitest';
import { createTestEditor } from '../../test/index.ts';

const NAME = 'ab'.repeat(32);

function createWishes() {
  const t = createTestEditor();
  const wishes: unknown[] = [];
  t.editor.onPickImages((at) => wishes.push(at));
  return { t, wishes };
}

describe('the image tool', () => {
  it('asks the host for images at once, and again where one clicks', () => {
    const { t, wishes } = createWishes();
    t.key('9').expectTool('image').click([30, 40]);
    expect(wishes).toEqual([undefined, { x: 30, y: 40 }]);
  });

  it('goes away with Escape, and makes nothing by itself', () => {
    const { t } = createWishes();
    t.key('9').key('Escape').expectTool('select').expectShapes();
  });
});

describe('inserted images', () => {
  it('are as large as they are, about the point, and selected; the tool is select again', () => {
    const { t } = createWishes();
    t.key('9').editor.insertImages([{ name: NAME, w: 100, h: 50, text: 'A bridge' }], { x: 200, y: 100 });
    t.expectShapes({ type: 'image', x: 150, y: 75, w: 100, h: 50, text: 'A bridge' } as never);
    t.expectSelected(t.shape).expectTool('select');
  });

  it('fit into the view, in their proportions, and lie side by side', () => {
    const { t } = createWishes();
    const { width, height } = t.surface;
    t.editor.insertImages([
      { name: NAME, w: 10 * width, h: width },
      { name: NAME, w: 10, h: 10 * height },
    ]);
    const [wide, high] = t.shapes;
    expect(wide?.w).toBeCloseTo(0.6 * width, 6);
    expect(wide?.h).toBeCloseTo(0.06 * width, 6);
    expect(high?.h).toBeCloseTo(0.6 * height, 6);
    expect(high?.x).toBeCloseTo((wide?.x ?? 0) + (wide?.w ?? 0) + 24, 6);
  });

  it('are one step to undo, however many', () => {
    const { t } = createWishes();
    t.editor.insertImages([
      { name: NAME, w: 10, h: 10 },
      { name: NAME, w: 10, h: 10 },
    ]);
    t.key('Mod+Z').expectShapes();
    t.key('Mod+Shift+Z');
    expect(t.shapes).toHaveLength(2);
  });
});
