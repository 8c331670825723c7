import { DEFAULT_STYLE, type NewShape, type Shape } from '@drawbridge/board';
import { describe, expect, it } from 'vitest';
import { createTestEditor, type TestEditor } from '../../test/index.ts';

const box = (x: number, fields: Partial<NewShape<Shape>> = {}): NewShape<Shape> =>
  // A rectangle, whatever of it is given otherwise.
  ({ type: 'rectangle', x, y: 100, w: 50, h: 50, style: DEFAULT_STYLE, ...fields }) as NewShape<Shape>;

/** Boxes of 50 px, 100 px apart, and the eraser in hand. */
function withBoxes(...boxes: NewShape<Shape>[]): TestEditor {
  const t = createTestEditor();
  t.store.create(...boxes);
  return t.tool('eraser');
}

const lefts = (t: TestEditor) => t.shapes.map(({ x }) => x);

describe('the eraser', () => {
  it('takes what it is dragged over, in one step, and stays', () => {
    const t = withBoxes(box(100), box(200), box(300)).press([80, 120], [260, 120]);
    expect(lefts(t)).toEqual([100, 200, 300]);
    t.up().expectTool('eraser');
    expect(lefts(t)).toEqual([300]);
    t.key('Mod+Z');
    expect(lefts(t)).toEqual([100, 200, 300]);
  });

  it('takes what it is clicked on, but not what is only behind nothing', () => {
    const t = withBoxes(box(100), box(200, { style: { ...DEFAULT_STYLE, fill: 'tint' } }));
    expect(lefts(t.click([125, 125]))).toEqual([100, 200]);
    expect(lefts(t.click([225, 125]))).toEqual([100]);
    expect(lefts(t.click([100, 125]))).toEqual([]);
  });

  it('misses nothing between two positions of a quick hand', () => {
    const t = withBoxes(box(100), box(200), box(300)).down([50, 125]).move([400, 126]).up();
    expect(lefts(t)).toEqual([]);
  });

  it('gives back with Alt what it goes over again', () => {
    const t = withBoxes(box(100), box(200)).press([80, 120], [260, 120]);
    t.move([80, 130], { alt: true }).move([180, 130], { alt: true }).up({ alt: true });
    expect(lefts(t)).toEqual([100, 200]);
    expect(t.editor.ui.canUndo).toBe(false);
  });

  it('gives everything back on Escape, and when it is interrupted', () => {
    const t = withBoxes(box(100)).press([80, 120], [160, 120]).key('Escape').up();
    expect(lefts(t)).toEqual([100]);
    t.press([80, 120], [160, 120]).editor.setTool('select');
    expect(lefts(t.up())).toEqual([100]);
  });

  it('leaves alone what is locked', () => {
    const t = withBoxes(box(100, { locked: true }), box(200)).drag([80, 120], [260, 120]);
    expect(lefts(t)).toEqual([100]);
  });

  it('takes groups as a whole, outermost first, and gives them back so', () => {
    const grouped = [box(100, { groups: ['in', 'out'] }), box(200, { groups: ['out'] })];
    const t = withBoxes(...grouped, box(300)).press([190, 120], [210, 120]);
    t.move([205, 120], { alt: true }).up({ alt: true });
    expect(lefts(t)).toEqual([100, 200, 300]);
    expect(lefts(t.drag([190, 120], [210, 120]))).toEqual([300]);
  });

  it('takes what lies in a frame with the frame', () => {
    const t = withBoxes(
      box(100, { type: 'frame', id: 'frame' }),
      box(120, { frame: 'frame', y: 120, w: 5 }),
      box(300),
    );
    expect(lefts(t.drag([90, 110], [110, 110]))).toEqual([300]);
  });

  it('writes nothing before it comes up, and only fades what it has touched', () => {
    const t = withBoxes(box(100), box(200));
    let updates = 0;
    t.board.doc.on('update', () => updates++);
    t.press([80, 120], [160, 120]).frame();
    expect(updates).toBe(0);
    t.up();
    expect(updates).toBe(1);
  });

  it('shows others what is about to go', () => {
    const [t, viewer] = [withBoxes(box(100)), createTestEditor('blaise')];
    t.sync(viewer).showDraftsTo(viewer).press([80, 120], [160, 120]).advance(50);
    viewer.frame();
    expect(viewer.surface.liveWork.stroke).toBeGreaterThan(0);
    expect(lefts(viewer)).toEqual([100]);
  });

  it('takes thousands at once, of which some fade', () => {
    const t = withBoxes(...Array.from({ length: 1000 }, (_, i) => box(100 + i / 10)));
    t.frame().surface.resetWork();
    t.press([80, 120], [260, 120]).frame();
    expect(t.surface.liveWork.roundRect).toBe(200);
    expect(lefts(t.up())).toEqual([]);
  });
});
