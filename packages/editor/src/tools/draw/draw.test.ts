import { type DrawShape, MAX_STROKE_POINTS, type StrokePoint, strokePoints } from '@drawbridge/board';
import { describe, expect, it } from 'vitest';
import { createTestEditor, type TestEditor } from '../../test/index.ts';

const strokes = (t: TestEditor) =>
  t.shapes
    .filter((shape): shape is DrawShape => shape.type === 'draw')
    .map((shape): DrawShape & { points: readonly StrokePoint[] } => ({
      ...shape,
      points: strokePoints(shape),
    }));

/** A zig-zag of `count` positions that simplifying cannot shorten, on from the last pointer position. */
function scribble(t: TestEditor, count: number): TestEditor {
  for (let i = 0; i < count; i++) t.move([100 + (i % 2) * 60, 100 + i / 10]);
  return t;
}

describe('the pen', () => {
  it('draws a stroke from where it came down to where it came up, and stays', () => {
    const t = createTestEditor()
      .tool('draw')
      .drag([100, 100], [200, 150])
      .expectTool('draw')
      .expectSelected();
    const [stroke] = strokes(t);
    const [first, last] = [stroke?.points[0], stroke?.points.at(-1)];
    expect([first?.x, first?.y]).toEqual([0, 0]);
    expect([last?.x, last?.y]).toEqual([100, 50]);
    t.expectShapes({ type: 'draw', x: 100, y: 100, w: 100, h: 50 });
  });

  it('makes a dot of a click', () => {
    createTestEditor().tool('draw').click([50, 60]).expectShapes({ type: 'draw', x: 50, y: 60, w: 0, h: 0 });
  });

  it('uses every position that the browser merged into one event', () => {
    const t = createTestEditor().tool('draw').down([0, 0]);
    const samples = [0, 50, 0, 50].map((y, i) => ({ x: 20 * (i + 1), y, pressure: 0.5 }));
    const event = {
      pointerId: 1,
      pointerType: 'mouse',
      button: 0,
      buttons: 1,
      shift: false,
      alt: false,
      ctrl: false,
    } as const;
    t.editor.input.pointerMove({ ...event, x: 80, y: 50, pressure: 0.5, samples });
    t.up();
    expect(strokes(t)[0]?.points.length).toBeGreaterThanOrEqual(5);
  });

  it('keeps only the points that show', () => {
    const t = createTestEditor().tool('draw').down([0, 0]);
    for (let x = 1; x <= 200; x++) t.move([x, 0]);
    t.up();
    expect(strokes(t)[0]?.points.length).toBeLessThan(25);
  });

  it('takes the pressure of a stylus, and makes one up for a mouse', () => {
    const t = createTestEditor().tool('draw').drag([0, 0], [90, 90], { type: 'pen', pressure: 0.9 });
    t.drag([0, 100], [90, 190]);
    const [pen, mouse] = strokes(t);
    expect([pen?.isPen, mouse?.isPen]).toEqual([true, false]);
    expect(pen?.points.at(-1)?.pressure).toBeCloseTo(0.9, 1);
    expect(mouse?.points.at(-1)?.pressure).toBeLessThan(mouse?.points[0]?.pressure ?? 0);
  });

  it('writes the document once, when it comes up', () => {
    const t = createTestEditor().tool('draw');
    let updates = 0;
    t.board.doc.on('update', () => updates++);
    scribble(t.down([100, 100]), 50);
    expect(updates).toBe(0);
    t.up();
    expect(updates).toBe(1);
  });

  it('is one step to undo', () => {
    const t = createTestEditor().tool('draw').drag([0, 0], [50, 50]).drag([100, 0], [150, 50]);
    t.key('Mod+Z').expectShapes({ x: 0 }).key('Mod+Z').expectShapes().key('Mod+Y').expectShapes({ x: 0 });
  });

  it('forgets the stroke on Escape, until the next time it comes down', () => {
    const t = createTestEditor().tool('draw').press([0, 0], [50, 50]).key('Escape').move([90, 90]).up();
    t.expectShapes().drag([100, 100], [150, 150]).expectShapes({ x: 100 });
  });

  it('keeps what was drawn when the system takes the pointer, or the tab goes', () => {
    const t = createTestEditor().tool('draw').press([0, 0], [50, 50]);
    t.editor.input.pointerCancel(1);
    t.up().expectShapes({ type: 'draw', w: 50 });
  });

  it('goes on after the tab was away, and ends when the button was let go elsewhere', () => {
    const t = createTestEditor().tool('draw').press([0, 0], [50, 50]).advance(60_000).move([80, 50]);
    t.hover([300, 300]).expectShapes({ w: 80 }).hover([400, 400]).expectShapes({ w: 80 });
  });

  it('keeps what was drawn when the editor goes', () => {
    const t = createTestEditor().tool('draw').press([0, 0], [50, 50]);
    t.editor.destroy();
    t.expectShapes({ w: 50 });
  });

  it('goes on in a new shape when a stroke gets too long, without a gap and in one step', () => {
    const t = createTestEditor().tool('draw').rectangle([500, 500], [550, 550]).tool('draw');
    scribble(t.down([100, 100]), MAX_STROKE_POINTS + 100).up();
    const [first, second] = strokes(t);
    expect(strokes(t)).toHaveLength(2);
    const end = first?.points.at(-1);
    const start = second?.points[0];
    expect(Math.abs((first?.x ?? 0) + (end?.x ?? 0) - (second?.x ?? 0) - (start?.x ?? 0))).toBeLessThan(0.2);
    expect(Math.abs((first?.y ?? 0) + (end?.y ?? 0) - (second?.y ?? 0) - (start?.y ?? 0))).toBeLessThan(0.2);
    t.key('Mod+Z').expectShapes({ type: 'rectangle' });
  });

  it('forgets all pieces of a long stroke on Escape', () => {
    const t = createTestEditor().rectangle([500, 500], [550, 550]).tool('draw');
    scribble(t.down([100, 100]), MAX_STROKE_POINTS + 100)
      .key('Escape')
      .up();
    t.expectShapes({ type: 'rectangle' }).key('Mod+Z').expectShapes({ type: 'rectangle' });
    t.key('Mod+Z').expectShapes();
  });

  it('keeps finer positions when zoomed in', () => {
    const t = createTestEditor();
    for (let i = 0; i < 8; i++) t.key('Mod++');
    t.tool('draw').drag([100, 100], [101, 130]);
    const { x, w } = t.shape;
    expect(t.editor.camera.zoom).toBe(16);
    expect(Math.abs(t.editor.pageToScreen({ x: x + w, y: 0 }).x - 101)).toBeLessThan(0.2);
  });

  it('puts both of two people’s strokes on the board', () => {
    const ada = createTestEditor('ada').tool('draw').press([0, 0], [50, 50]);
    const blaise = createTestEditor('blaise').tool('draw').drag([100, 0], [150, 50]).sync(ada);
    ada.up().sync(blaise);
    expect(ada.shapes).toHaveLength(2);
    expect(blaise.shapes).toEqual(ada.shapes);
    ada.key('Mod+Z').sync(blaise).expectShapes({ author: 'blaise' });
  });
});
