import { type Draft, linePoints, type Shape, unpackPoints } from '@drawbridge/board';
import { describe, expect, it } from 'vitest';
import { createTestEditor, type TestEditor } from '../../test/index.ts';
import { snapAngle } from './snapAngle.ts';

function pointsOf(shape: Shape): number[][] {
  if (shape.type !== 'line') throw new Error(`Expected a line, it is of type ${shape.type}.`);
  return linePoints(shape).map(({ x, y }) => [Math.round(x), Math.round(y)]);
}

const withLine = () => createTestEditor().tool('line');
const clicked = (t: TestEditor, ...places: [number, number][]) => {
  for (const place of places) t.hover(place).click(place).advance(1000);
  return t;
};

describe('the line tool', () => {
  it.each(['L', '6'])('has the key %s', (key) => {
    createTestEditor().key(key).expectTool('line');
  });

  it('makes a line of a drag, selects it and goes back to select', () => {
    const t = withLine().drag([10, 20], [110, 60]);
    expect(pointsOf(t.shape)).toEqual([
      [10, 20],
      [110, 60],
    ]);
    t.expectShapes({ type: 'line', x: 10, y: 20, w: 100, h: 40 })
      .expectSelected(t.shape)
      .expectTool('select');
  });

  it('goes in steps of 15° with Shift, and from the middle with Alt', () => {
    const t = withLine().drag([100, 100], [200, 104], { shift: true });
    t.tool('line').drag([100, 100], [150, 120], { alt: true });
    expect(t.shapes.map(pointsOf)).toEqual([
      [
        [100, 100],
        [200, 100],
      ],
      [
        [50, 80],
        [150, 120],
      ],
    ]);
  });

  it('makes nothing after Escape in a drag, nor of a second click in the same place', () => {
    withLine().press([10, 10], [60, 60]).key('Escape').up().expectShapes().expectTool('line');
    withLine().doubleClick([50, 50]).hover([90, 90]).expectShapes().expectTool('line');
  });

  it('stays when the tool is locked', () => {
    const t = withLine().key('Q').drag([10, 10], [60, 60]).drag([100, 10], [160, 60]);
    expect(t.shapes).toHaveLength(2);
    t.expectTool('line').expectSelected();
  });

  it('is one step to undo', () => {
    const t = clicked(withLine(), [10, 10], [60, 60], [90, 10]).key('Enter');
    t.key('Mod+Z').expectShapes().key('Mod+Shift+Z').expectShapes({ type: 'line' });
  });

  it('makes no elbows, whatever arrows are set to', () => {
    const t = createTestEditor().tool('arrow');
    t.editor.setStyle({ route: 'elbow' });
    t.tool('line').drag([0, 0], [50, 50]);
    expect(t.shape.style.route).toBe('straight');
  });
});

describe('a line from click to click', () => {
  it.each(['Enter', 'Escape'])('ends with %s, at the last click', (key) => {
    const t = clicked(withLine(), [10, 10], [60, 60], [110, 10]).hover([300, 300]).key(key);
    expect(pointsOf(t.shape)).toEqual([
      [10, 10],
      [60, 60],
      [110, 10],
    ]);
    t.expectTool('select').expectSelected(t.shape);
  });

  it('ends with a double click', () => {
    const t = clicked(withLine(), [10, 10], [60, 60]).doubleClick([110, 10]);
    expect(pointsOf(t.shape)).toHaveLength(3);
    t.expectTool('select');
  });

  it('is closed by a click on its first point', () => {
    const t = clicked(withLine(), [10, 10], [100, 10], [100, 100], [14, 12]);
    expect(pointsOf(t.shape)).toEqual([
      [10, 10],
      [100, 10],
      [100, 100],
      [10, 10],
    ]);
    t.expectTool('select');
  });

  it('is not closed before it has an inside', () => {
    const t = clicked(withLine(), [10, 10], [100, 10], [13, 12]).expectShapes();
    t.key('Enter');
    expect(pointsOf(t.shape)).toHaveLength(3);
  });

  it('with a single click is nothing', () => {
    clicked(withLine(), [10, 10]).hover([50, 50]).key('Escape').expectShapes().expectTool('line');
    clicked(withLine(), [10, 10]).hover([50, 50]).key('Enter').expectShapes();
  });

  it('takes a drag as a click where the pointer comes up', () => {
    const t = clicked(withLine(), [10, 10]).drag([50, 50], [80, 90]).key('Enter');
    expect(pointsOf(t.shape)).toEqual([
      [10, 10],
      [80, 90],
    ]);
  });

  it.each(['Backspace', 'Mod+Z'])('loses its last point with %s', (key) => {
    const t = clicked(withLine(), [10, 10], [60, 60], [110, 10]).key(key);
    expect(pointsOf(clicked(t, [200, 200]).key('Enter').shape)).toEqual([
      [10, 10],
      [60, 60],
      [200, 200],
    ]);
  });

  it('is given up when all of its points are taken back', () => {
    const t = clicked(withLine(), [10, 10], [60, 60]).key('Backspace').key('Backspace').hover([99, 99]);
    t.key('Enter').expectTool('select');
    expect(t.shapes.map(({ x }) => x)).not.toContain(10);
  });

  it('is kept when another tool is taken', () => {
    const t = clicked(withLine(), [10, 10], [60, 60]).tool('rectangle');
    t.expectShapes({ type: 'line' }).expectTool('rectangle');
  });

  it('goes on after two fingers moved the view', () => {
    const t = clicked(withLine(), [10, 10], [60, 60]);
    t.down([300, 300], { type: 'touch', id: 5 }).down([400, 400], { type: 'touch', id: 6 });
    t.editor.input.pointerCancel(5);
    t.editor.input.pointerCancel(6);
    expect(pointsOf(clicked(t, [200, 10]).key('Enter').shape)).toHaveLength(3);
  });

  it('is seen by others while it is made', () => {
    const [ada, ben] = [withLine(), createTestEditor('ben')];
    ada.showDraftsTo(ben);
    const drafts: Draft[] = [];
    ada.editor.onDraft((draft) => drafts.push(draft));
    clicked(ada, [10, 10], [60, 60]).hover([110, 10]).advance(40);
    const last = drafts.at(-1);
    const packed = last?.kind === 'shape' ? last.shape.packed : undefined;
    expect(packed && unpackPoints(packed).points).toHaveLength(3);
    expect(ben.surface.liveWork.stroke).toBeUndefined();
    ben.frame();
    expect(ben.surface.liveWork.stroke).toBeGreaterThan(0);
  });
});

it('an angle snaps to multiples of 15°, by value', () => {
  const from = { x: 10, y: 10 };
  expect(snapAngle(from, { x: 110, y: 13 })).toEqual({ x: 110, y: 10 });
  expect(snapAngle(from, { x: 8, y: -90 })).toEqual({ x: 10, y: -90 });
  const { x, y } = snapAngle(from, { x: 60, y: 58 });
  expect(x).toBeCloseTo(59, 6);
  expect(y).toBeCloseTo(59, 6);
  expect(snapAngle(from, from)).toEqual(from);
});

describe('the text of a line', () => {
  it('is opened by a double click on the line, and by none beside it', () => {
    const t = withLine().drag([100, 300], [500, 300]).key('Escape');
    t.doubleClick([300, 300]);
    expect(t.editor.typing.current?.id).toBe(t.shape.id);
    t.key('Escape').advance(1000).doubleClick([300, 340]);
    expect(t.editor.typing.current?.id).not.toBe(t.shape.id);
  });
});

describe('with a grid to snap to', () => {
  it('points lie on it, and beside it with Ctrl', () => {
    const t = withLine().key("Mod+'");
    t.drag([103, 98], [218, 143]);
    const [first, last] = pointsOf(t.shape);
    t.tool('line').drag([103, 98], [218, 143], { ctrl: true });
    const free = pointsOf(t.shapes[1] ?? t.shape);
    expect(free).toEqual([
      [103, 98],
      [218, 143],
    ]);
    expect([first, last]).not.toEqual(free);
    expect([...(first ?? []), ...(last ?? [])].every((px) => px % 10 === 0)).toBe(true);
  });
});
