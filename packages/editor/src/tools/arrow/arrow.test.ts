import { type ArrowShape, linePoints, type Shape } from '@drawbridge/board';
import { describe, expect, it } from 'vitest';
import { createTestEditor, type TestEditor } from '../../test/index.ts';

function arrowOf(t: TestEditor): ArrowShape {
  const arrow = t.shapes.find((shape): shape is ArrowShape => shape.type === 'arrow');
  if (!arrow) throw new Error('There is no arrow.');
  return arrow;
}

function pointsOf(t: TestEditor): number[][] {
  return linePoints(arrowOf(t)).map(({ x, y }) => [Math.round(x), Math.round(y)]);
}

/** Squares of 100 px at 100 and at 400. */
function withSquares(): TestEditor {
  return createTestEditor().rectangle([100, 100], [200, 200]).rectangle([400, 100], [500, 200]).tool('arrow');
}

const squaresOf = (t: TestEditor) => t.shapes.filter(({ type }) => type === 'rectangle') as [Shape, Shape];

describe('the arrow tool', () => {
  it.each(['A', '5'])('has the key %s', (key) => {
    createTestEditor().key(key).expectTool('arrow');
  });

  it('makes an arrow of a drag, selects it and goes back to select', () => {
    const t = createTestEditor().tool('arrow').drag([10, 20], [110, 60]);
    t.expectShapes({ type: 'arrow', x: 10, y: 20, w: 100, h: 40 })
      .expectSelected(t.shape)
      .expectTool('select');
    expect(arrowOf(t)).toMatchObject({ start: undefined, end: undefined });
  });

  it('binds both ends to the shapes that they are in, and stops at their outlines', () => {
    const t = withSquares().drag([150, 150], [450, 150]);
    const [left, right] = squaresOf(t);
    expect(arrowOf(t)).toMatchObject({ start: { id: left.id, x: 0.5 }, end: { id: right.id, x: 0.5 } });
    const [[start = 0] = [], [end = 0] = []] = pointsOf(t);
    expect([start > 200 && start < 212, end < 400 && end > 388]).toEqual([true, true]);
  });

  it('follows a shape that is moved, and lets go of it with undo', () => {
    const t = withSquares().drag([150, 150], [450, 150]).key('Escape');
    t.drag([400, 120], [400, 320]);
    expect(pointsOf(t)[1]?.[1]).toBeGreaterThan(250);
    t.key('Mod+Z');
    expect(pointsOf(t)[1]?.[1]).toBe(150);
    t.key('Mod+Z');
    expect(t.shapes.map(({ type }) => type)).toEqual(['rectangle', 'rectangle']);
  });

  it('binds nothing while Ctrl is held', () => {
    const t = withSquares().drag([150, 150], [450, 150], { ctrl: true });
    expect(arrowOf(t)).toMatchObject({ start: undefined, end: undefined });
    expect(pointsOf(t)).toEqual([
      [150, 150],
      [450, 150],
    ]);
  });

  it('binds the end only, when Ctrl was held as it began', () => {
    const t = withSquares().down([150, 150], { ctrl: true }).move([300, 150]).move([450, 150]).up();
    expect([arrowOf(t).start, arrowOf(t).end?.id]).toEqual([undefined, squaresOf(t)[1].id]);
  });

  it('binds to the very point where the pointer was held still', () => {
    const t = withSquares().press([300, 150], [430, 180]).advance(700).up();
    expect(arrowOf(t).end).toMatchObject({ x: 0.3, y: 0.8, isInside: true });
    expect(pointsOf(t)[1]).toEqual([430, 180]);
  });

  it('begins at the very point where the pointer was held still at first', () => {
    const t = withSquares().down([130, 180]).advance(700).move([250, 150]).move([300, 150]).up();
    expect(arrowOf(t).start).toMatchObject({ x: 0.3, y: 0.8, isInside: true });
  });

  it('within one shape holds on to two points of it', () => {
    const t = withSquares().drag([120, 120], [180, 170]);
    expect(arrowOf(t)).toMatchObject({ start: { x: 0.2, isInside: true }, end: { x: 0.8, isInside: true } });
    expect(pointsOf(t)).toEqual([
      [120, 120],
      [180, 170],
    ]);
  });

  it('goes in steps of 15° with Shift', () => {
    const t = createTestEditor().tool('arrow').drag([100, 100], [200, 105], { shift: true });
    expect(pointsOf(t)[1]).toEqual([200, 100]);
  });

  it('makes nothing after Escape, and shows no shape as bound any more', () => {
    const t = withSquares().press([150, 150], [450, 150]).key('Escape').up();
    expect(t.shapes).toHaveLength(2);
    t.expectTool('arrow');
  });
});

describe('an arrow from click to click', () => {
  it('ends at a shape', () => {
    const t = withSquares().click([150, 150]).hover([300, 150]).advance(900).click([450, 150]);
    expect([arrowOf(t).start?.id, arrowOf(t).end?.id]).toEqual(squaresOf(t).map(({ id }) => id));
    t.expectTool('select');
  });

  it('goes through points on its way, and ends with Enter anywhere', () => {
    const t = withSquares().click([150, 150]).advance(900).click([300, 300]).advance(900).click([600, 320]);
    t.key('Enter').expectTool('select');
    expect(pointsOf(t).slice(1)).toEqual([
      [300, 300],
      [600, 320],
    ]);
    expect(arrowOf(t).start?.id).toBe(squaresOf(t)[0].id);
  });
});

describe('an elbow arrow', () => {
  function withElbow(): TestEditor {
    const t = createTestEditor()
      .rectangle([100, 100], [200, 200])
      .rectangle([400, 300], [500, 400])
      .tool('arrow');
    t.editor.setStyle({ route: 'elbow' });
    return t;
  }

  it('has corners, of which the document knows nothing', () => {
    const t = withElbow().drag([150, 150], [450, 350]);
    const points = pointsOf(t);
    expect(points).toHaveLength(4);
    expect(points[1]).toEqual([300, 150]);
    const [, right] = squaresOf(t);
    t.store.move([right.id], { dx: 0, dy: -200 });
    expect(pointsOf(t)).toHaveLength(2);
  });

  it('ends with its second click', () => {
    const t = withElbow().click([10, 10]).advance(900).click([60, 90]).expectTool('select');
    expect(pointsOf(t)).toHaveLength(4);
  });

  it('leads from one side of a shape to another of the same', () => {
    const t = withElbow().drag([200, 150], [150, 100]);
    expect(arrowOf(t)).toMatchObject({ start: { x: 1, y: 0.5 }, end: { x: 0.5, y: 0 } });
    expect(pointsOf(t)).toHaveLength(5);
  });
});

describe('what an arrow would be bound to', () => {
  const isHinted = (t: TestEditor) => {
    t.surface.resetWork();
    t.frame();
    return (t.surface.liveWork.arc ?? 0) > 0;
  };

  it('is shown before it begins, and not with Ctrl', () => {
    const t = withSquares().hover([150, 150]);
    expect(isHinted(t)).toBe(true);
    expect(isHinted(t.hover([300, 150]))).toBe(false);
    expect(isHinted(t.hover([150, 150], { ctrl: true }))).toBe(false);
  });

  it('is shown no more with another tool', () => {
    const t = withSquares().hover([150, 150]).tool('rectangle');
    expect(isHinted(t)).toBe(false);
  });
});
