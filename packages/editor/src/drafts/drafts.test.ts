import { DEFAULT_STYLE, type Draft, type Shape } from '@drawbridge/board';
import { describe, expect, it } from 'vitest';
import { createTestEditor, type TestEditor } from '../test/index.ts';

/** Ada acts, Blaise watches; what is drawn on his live layer is what he sees of her gestures. */
function adaAndBlaise() {
  const [ada, blaise] = [createTestEditor('ada'), createTestEditor('blaise')];
  ada.showDraftsTo(blaise, 1);
  return { ada, blaise };
}

/** Drafts that `t` sends from now on. */
function recordDrafts(t: TestEditor): Draft[] {
  const drafts: Draft[] = [];
  t.editor.onDraft((draft) => drafts.push(draft));
  return drafts;
}

/** How many shapes are on the live layer, which draws all of them anew after a change of size. */
function liveShapes(t: TestEditor): number {
  t.frame().surface.resetWork();
  t.surface.resize(t.surface.width, t.surface.height);
  t.frame();
  const { fill = 0, stroke = 0 } = t.surface.liveWork;
  return fill + stroke;
}

const strokeDraft = (id: string, start: number, count: number): Draft => ({
  kind: 'stroke',
  id,
  type: 'draw',
  style: { ...DEFAULT_STYLE, color: 'red', width: 3 },
  isPen: false,
  start,
  points: Array.from({ length: count }, (_, i) => ({ x: start + i, y: 0, pressure: 0.5 })),
});

describe('sending drafts', () => {
  it('sends at most thirty a second, the last one included', () => {
    const t = createTestEditor().tool('draw').down([0, 0]);
    const drafts = recordDrafts(t);
    for (let x = 1; x <= 100; x++) t.move([x, 0]).advance(1);
    t.advance(40);
    expect(drafts.length).toBeGreaterThanOrEqual(3);
    expect(drafts.length).toBeLessThanOrEqual(5);
  });

  it('repeats two pieces before the new one, and all of it once a second', () => {
    const t = createTestEditor().tool('draw');
    const drafts = recordDrafts(t);
    t.down([0, 0]);
    for (let i = 1; i <= 60; i++) t.advance(34).move([i * 10, 0]);
    const starts = drafts.flatMap((draft) => (draft.kind === 'stroke' ? draft.start : []));
    expect(starts.slice(0, 6)).toEqual([0, 0, 0, 1, 2, 3]);
    expect(starts.filter((start, index) => start === 0 && index > 5).length).toBe(2);
    const last = drafts.at(-1);
    expect(last?.kind === 'stroke' && last.start + last.points.length).toBe(61);
  });

  it('keeps telling of a gesture that rests', () => {
    const t = createTestEditor().tool('draw').press([0, 0], [50, 50]).advance(100);
    const drafts = recordDrafts(t);
    t.advance(4000);
    expect(drafts.map((draft) => draft.kind === 'stroke' && draft.start)).toEqual([0, 0, 0, 0]);
  });

  it('tells at once when a gesture is cancelled', () => {
    const t = createTestEditor().tool('draw').press([0, 0], [50, 50]);
    const drafts = recordDrafts(t);
    t.key('Escape').advance(5000);
    expect(drafts).toMatchObject([{ kind: 'end' }]);
  });

  it('tells of a committed gesture only when others have had time to get the shape', () => {
    const t = createTestEditor().tool('draw').press([0, 0], [50, 50]).advance(100);
    const drafts = recordDrafts(t);
    t.up().advance(200);
    const ends = () => drafts.filter(({ kind }) => kind === 'end');
    expect(ends()).toEqual([]);
    t.advance(5000);
    expect(ends()).toEqual([{ kind: 'end', id: t.shape.id }]);
  });

  it('does not end a second drag with the end of the first', () => {
    const t = createTestEditor().rectangle([0, 0], [50, 50]).advance(1000).drag([0, 25], [20, 25]);
    const drafts = recordDrafts(t);
    t.press([20, 25], [60, 25]).advance(3000);
    expect(drafts.map(({ kind }) => kind)).not.toContain('end');
  });

  it('says nothing of a box selection, or of a click', () => {
    const t = createTestEditor();
    const drafts = recordDrafts(t);
    t.drag([0, 0], [90, 90]).click([5, 5]).tool('rectangle').click([5, 5]).advance(5000);
    expect(drafts).toEqual([]);
  });
});

describe('seeing shapes reshaped by others', () => {
  /** Ada has the box from (100, 100) to (300, 200) selected; Blaise has it too. */
  function withBox() {
    const { ada, blaise } = adaAndBlaise();
    ada.rectangle([100, 100], [300, 200]).sync(blaise).advance(1000);
    blaise.rest();
    return { ada, blaise };
  }
  const corner = [306.75, 206.75] as const;
  const drawn = (t: TestEditor) => liveShapes(t);

  it('shows them while they are resized, and then as they are', () => {
    const { ada, blaise } = withBox();
    ada.press(corner, [400, 300]).advance(40);
    expect(drawn(blaise)).toBeGreaterThan(0);
    blaise.expectShapes({ w: 200 });
    ada.up().sync(blaise);
    blaise.expectShapes({ w: 293.25 }).rest();
    expect(drawn(blaise)).toBe(0);
    ada.advance(2000);
    expect(drawn(blaise)).toBe(0);
  });

  it('shows them where they were when it is cancelled', () => {
    const { ada, blaise } = withBox();
    ada.press(corner, [400, 300]).advance(40).key('Escape');
    blaise.rest();
    expect(drawn(blaise)).toBe(0);
  });

  it('goes on showing them when somebody else changes one meanwhile', () => {
    const { ada, blaise } = withBox();
    ada.press(corner, [400, 300]).advance(40);
    const carol = createTestEditor('carol').sync(blaise);
    carol.store.update(carol.shape.id, { style: { color: 'red' } });
    carol.sync(blaise).sync(ada);
    ada.advance(1100);
    expect(drawn(blaise)).toBeGreaterThan(0);
  });

  it('tells once a second of a gesture that rests, and takes it back that nothing has changed', () => {
    const { ada } = withBox();
    ada.press(corner, [400, 300]).advance(100);
    const drafts = recordDrafts(ada);
    ada.advance(3000);
    expect(drafts).toMatchObject([{ kind: 'reshape' }, { kind: 'reshape' }, { kind: 'reshape' }]);
    ada.move(corner).advance(100);
    expect(drafts.at(-1)).toEqual({ kind: 'reshape', shapes: [] });
  });

  it('says nothing of shapes that only look otherwise for now', () => {
    const { ada } = withBox();
    const drafts = recordDrafts(ada);
    ada.drag(corner, [307, 207]).advance(3000);
    expect(drafts).toEqual([]);
  });
});

describe('seeing the drafts of others', () => {
  it('shows a stroke while it is drawn, and the shape in its place when it arrives', () => {
    const { ada, blaise } = adaAndBlaise();
    ada.tool('draw').press([0, 0], [50, 50]);
    expect(liveShapes(blaise)).toBe(1);
    expect(blaise.store.size).toBe(0);
    ada.advance(40).up().sync(blaise);
    expect(liveShapes(blaise)).toBe(0);
    blaise.expectShapes({ type: 'draw' });
  });

  it('shows a rectangle while it is dragged out, until it is cancelled', () => {
    const { ada, blaise } = adaAndBlaise();
    ada.tool('rectangle').press([0, 0], [50, 50]);
    expect(liveShapes(blaise)).toBe(1);
    ada.key('Escape');
    expect(liveShapes(blaise)).toBe(0);
  });

  it('heals a lost piece with the next', () => {
    const t = createTestEditor();
    t.editor.receiveDraft(1, strokeDraft('s', 0, 5));
    t.editor.receiveDraft(1, strokeDraft('s', 3, 8));
    t.surface.resetWork();
    expect(liveShapes(t)).toBe(1);
  });

  it('ignores a late piece of a stroke that is already there', () => {
    const { ada, blaise } = adaAndBlaise();
    const drafts = recordDrafts(ada);
    ada.tool('draw').drag([0, 0], [50, 50]).sync(blaise);
    for (const draft of drafts) blaise.editor.receiveDraft(1, draft);
    expect(liveShapes(blaise)).toBe(0);
  });

  it('gives up a draft after five seconds of silence', () => {
    const t = createTestEditor();
    t.editor.receiveDraft(1, strokeDraft('s', 0, 5));
    t.advance(4900);
    expect(liveShapes(t)).toBe(1);
    t.editor.receiveDraft(1, strokeDraft('s', 3, 5));
    t.advance(4900);
    t.editor.receiveDraft(2, strokeDraft('other', 0, 5));
    expect(liveShapes(t)).toBe(2);
    t.advance(200);
    expect(liveShapes(t)).toBe(1);
  });

  it('drops the drafts of a peer who leaves, and nobody else’s', () => {
    const t = createTestEditor();
    t.editor.receiveDraft(1, strokeDraft('a', 0, 5));
    t.editor.receiveDraft(2, strokeDraft('b', 0, 5));
    t.editor.removeCollaborator(1);
    expect(liveShapes(t)).toBe(1);
  });

  it('holds a few drafts of one peer, however many it sends', () => {
    const t = createTestEditor();
    for (let i = 0; i < 500; i++) t.editor.receiveDraft(1, strokeDraft(`s${i}`, 0, 3));
    expect(liveShapes(t)).toBe(16);
  });

  it('takes a gap it cannot heal for nothing, until the whole stroke comes', () => {
    const t = createTestEditor();
    t.editor.receiveDraft(1, strokeDraft('s', 90, 5));
    t.editor.receiveDraft(1, strokeDraft('s', 2 ** 40, 5));
    expect(() => t.frame()).not.toThrow();
  });
});

describe('seeing others move shapes', () => {
  function withRectangle() {
    const { ada, blaise } = adaAndBlaise();
    ada.rectangle([0, 0], [50, 50]).sync(blaise);
    ada.advance(1000);
    blaise.frame();
    return { ada, blaise };
  }

  it('shows them where they are dragged, and only there', () => {
    const { ada, blaise } = withRectangle();
    ada.press([0, 25], [100, 25]);
    expect(liveShapes(blaise)).toBe(1);
    expect(blaise.shape.x).toBe(0);
  });

  it('puts them back when the drag is cancelled', () => {
    const { ada, blaise } = withRectangle();
    ada.press([0, 25], [100, 25]);
    blaise.frame();
    ada.key('Escape');
    expect(liveShapes(blaise)).toBe(0);
  });

  it('is not confused by a draft that comes after the move it belongs to', () => {
    const { ada, blaise } = withRectangle();
    const drafts: Draft[] = [];
    ada.editor.onDraft((draft) => drafts.push(draft));
    ada.press([0, 25], [100, 25]).advance(50).up().sync(blaise);
    const late = drafts.at(-1);
    if (late) blaise.editor.receiveDraft(1, late);
    blaise.frame();
    expect(late).toMatchObject({ kind: 'move', x: 100 });
    expect(blaise.shape.x).toBe(100);
    blaise.click([100, 25]).expectSelected(blaise.shape);
  });

  it('survives that they are deleted meanwhile', () => {
    const { ada, blaise } = withRectangle();
    ada.press([0, 25], [100, 25]);
    blaise.frame().key('Mod+A').key('Delete').frame().sync(ada);
    ada.advance(2000).frame().up();
    expect([...ada.shapes, ...blaise.shapes]).toEqual<Shape[]>([]);
  });
});
