import { linePoints, type Shape } from '@drawbridge/board';
import { describe, expect, it } from 'vitest';
import { createTestEditor, type TestEditor } from '../../test/index.ts';

function lineOf(t: TestEditor): Shape & { type: 'arrow' | 'line' } {
  const line = t.shapes.find(({ type }) => type === 'arrow' || type === 'line');
  if (line?.type !== 'arrow' && line?.type !== 'line') throw new Error('There is no line.');
  return line;
}

function pointsOf(t: TestEditor): number[][] {
  return linePoints(lineOf(t)).map(({ x, y }) => [Math.round(x), Math.round(y)]);
}

/** From (100, 100) over (200, 200) to (300, 100), selected. */
function withLine(...places: [number, number][]): TestEditor {
  const t = createTestEditor().tool('line');
  const all =
    places.length > 0
      ? places
      : ([
          [100, 100],
          [200, 200],
          [300, 100],
        ] as const);
  for (const place of all) t.hover(place).click(place).advance(900);
  return t.key('Enter');
}

describe('a point of a selected line', () => {
  it('is dragged, in one step to undo', () => {
    const t = withLine().drag([200, 200], [220, 260]);
    expect(pointsOf(t)).toEqual([
      [100, 100],
      [220, 260],
      [300, 100],
    ]);
    t.expectSelected(lineOf(t)).key('Mod+Z');
    expect(pointsOf(t)[1]).toEqual([200, 200]);
  });

  it('goes back to where it was with Escape', () => {
    const t = withLine().press([200, 200], [220, 260]).key('Escape').up();
    expect(pointsOf(t)[1]).toEqual([200, 200]);
  });

  it('goes in steps of 15° around the point before it, with Shift', () => {
    const t = withLine().drag([200, 200], [260, 104], { shift: true });
    expect(pointsOf(t)[1]).toEqual([260, 100]);
  });

  it('is taken away with Alt and a click, or with Delete once it was clicked', () => {
    const t = withLine().click([200, 200], { alt: true });
    expect(pointsOf(t)).toHaveLength(2);
    const u = withLine().click([200, 200]).key('Delete');
    expect(pointsOf(u)).toEqual([
      [100, 100],
      [300, 100],
    ]);
    // It was chosen no longer: now all of the line is meant.
    u.key('Delete').expectShapes();
  });

  it('is not taken away from a line that has no more than its ends', () => {
    const t = withLine([100, 100], [300, 100]).click([100, 100], { alt: true });
    expect(pointsOf(t)).toHaveLength(2);
    t.click([100, 100]).key('Delete').expectShapes();
  });

  it('comes out of the middle of a piece', () => {
    const t = withLine().drag([150, 150], [120, 180]);
    expect(pointsOf(t)).toEqual([
      [100, 100],
      [120, 180],
      [200, 200],
      [300, 100],
    ]);
  });

  it('closes the line where its end is dragged to its beginning, and is one corner from then on', () => {
    const t = withLine([100, 100], [200, 200], [300, 100], [250, 50]).drag([250, 50], [102, 101]);
    expect(pointsOf(t).at(-1)).toEqual([100, 100]);
    t.drag([100, 100], [80, 80]);
    expect([pointsOf(t)[0], pointsOf(t).at(-1)]).toEqual([
      [80, 80],
      [80, 80],
    ]);
  });

  it('of a line that somebody deletes meanwhile is nothing', () => {
    const t = withLine().press([200, 200], [220, 260]);
    t.store.delete([lineOf(t).id]);
    t.move([230, 270]).up().expectShapes();
  });

  it('of a line that somebody moves meanwhile is dragged on that', () => {
    const t = withLine().press([200, 200], [220, 260]);
    t.store.move([lineOf(t).id], { dx: 0, dy: 50 });
    t.up();
    expect(pointsOf(t)).toEqual([
      [100, 150],
      [220, 260],
      [300, 150],
    ]);
  });

  it('of a locked line stays where it is', () => {
    const t = withLine();
    t.store.update(lineOf(t).id, { locked: true });
    t.drag([200, 200], [220, 260]);
    expect(pointsOf(t)[1]).toEqual([200, 200]);
  });
});

describe('an end of a selected arrow', () => {
  function withArrow(): TestEditor {
    const t = createTestEditor().rectangle([100, 100], [200, 200]).rectangle([400, 100], [500, 200]);
    return t.tool('arrow').drag([150, 150], [300, 300]);
  }

  const boundTo = (t: TestEditor) => {
    const line = lineOf(t);
    return line.type === 'arrow' ? [line.start?.id, line.end?.id] : [];
  };

  it('binds to the shape where it is let go, and not with Ctrl', () => {
    const t = withArrow().drag([300, 300], [450, 150]);
    expect(boundTo(t)).toEqual([t.shapes[0]?.id, t.shapes[1]?.id]);
    const u = withArrow().drag([300, 300], [450, 150], { ctrl: true });
    expect(boundTo(u)).toEqual([u.shapes[0]?.id, undefined]);
    expect(pointsOf(u)[1]).toEqual([450, 150]);
  });

  it('lets go of its shape when it is dragged away, and undo binds it again', () => {
    const t = withArrow();
    const [start = [0, 0]] = pointsOf(t);
    t.drag([start[0] ?? 0, start[1] ?? 0], [250, 400]);
    expect(boundTo(t)).toEqual([undefined, undefined]);
    expect(pointsOf(t)[0]).toEqual([250, 400]);
    t.key('Mod+Z');
    expect(boundTo(t)).toEqual([t.shapes[0]?.id, undefined]);
  });

  it('shows to others what it does', () => {
    const t = withArrow();
    const ben = createTestEditor('ben');
    t.sync(ben).showDraftsTo(ben);
    t.press([300, 300], [350, 350]).advance(40);
    ben.surface.resetWork();
    ben.frame();
    expect(ben.surface.liveWork.stroke).toBeGreaterThan(0);
  });

  it('of an elbow finds another way', () => {
    const t = createTestEditor().tool('arrow');
    t.editor.setStyle({ route: 'elbow' });
    t.drag([100, 100], [300, 200]).drag([300, 200], [300, 300]);
    expect(pointsOf(t)).toEqual([
      [100, 100],
      [200, 100],
      [200, 300],
      [300, 300],
    ]);
  });
});

describe('the middle of a selected elbow arrow', () => {
  function withElbow(): TestEditor {
    const t = createTestEditor().tool('arrow');
    t.editor.setStyle({ route: 'elbow' });
    return t.drag([100, 100], [300, 200]);
  }

  it('is dragged to where the arrow is to turn, in one step to undo', () => {
    const t = withElbow().drag([200, 150], [260, 180]);
    expect(pointsOf(t)).toEqual([
      [100, 100],
      [260, 100],
      [260, 200],
      [300, 200],
    ]);
    t.key('Mod+Z');
    expect(pointsOf(t)[1]).toEqual([200, 100]);
  });

  it('keeps its share of the way when an end is dragged', () => {
    const t = withElbow().drag([200, 150], [250, 150]).drag([300, 200], [500, 200]);
    expect(pointsOf(t)[1]).toEqual([400, 100]);
  });

  it('snaps to halfway, and goes back with Escape', () => {
    const t = withElbow().drag([200, 150], [250, 150]).drag([250, 150], [204, 150]);
    expect(lineOf(t)).toMatchObject({ middle: 0.5 });
    t.press([200, 150], [250, 150]).key('Escape').up();
    expect(pointsOf(t)[1]).toEqual([200, 100]);
  });
});
