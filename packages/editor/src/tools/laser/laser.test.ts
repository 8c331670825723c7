import type { Draft, LaserDraft } from '@drawbridge/board';
import { describe, expect, it } from 'vitest';
import { createTestEditor, type TestEditor } from '../../test/index.ts';

/** What is drawn on the live layer in one frame. */
function drawn(t: TestEditor): number {
  t.surface.resetWork();
  t.frame();
  return t.surface.liveWork.fill ?? 0;
}

function sentBy(t: TestEditor): LaserDraft[] {
  const sent: LaserDraft[] = [];
  t.editor.onDraft((draft: Draft) => draft.kind === 'laser' && sent.push(draft));
  return sent;
}

describe('the laser pointer', () => {
  it('leaves a trail that fades by itself, and then nothing is drawn any more', () => {
    const t = createTestEditor().key('K').drag([100, 100], [300, 100]);
    expect(drawn(t)).toBeGreaterThan(0);
    t.advance(1000);
    expect(drawn(t)).toBeGreaterThan(0);
    t.advance(1000).frame().frame();
    expect([t.clock.hasFrame, drawn(t)]).toEqual([false, 0]);
  });

  it('stays, and never touches the document', () => {
    const t = createTestEditor().rectangle([0, 0], [50, 50]);
    let updates = 0;
    t.board.doc.on('update', () => updates++);
    t.tool('laser').drag([10, 10], [90, 90]).expectTool('laser').expectSelected();
    expect([updates, t.editor.ui.canUndo]).toEqual([0, true]);
  });

  it('glows where it rests, as long as it is down', () => {
    const t = createTestEditor().tool('laser').press([100, 100], [300, 100]).advance(5000);
    expect(drawn(t)).toBeGreaterThan(0);
    t.up().advance(2000).frame();
    expect(drawn(t)).toBe(0);
  });

  it('can be used where one may only look', () => {
    const t = createTestEditor();
    t.editor.runAction('toggleReadOnly');
    t.key('K').expectTool('laser').drag([10, 10], [90, 90]);
    expect(drawn(t)).toBeGreaterThan(0);
  });

  it('goes out on Escape, and when another tool is taken', () => {
    const t = createTestEditor().tool('laser').press([100, 100], [300, 100]).key('Escape');
    t.move([400, 400]).up().advance(2000).frame();
    expect(drawn(t)).toBe(0);
    t.press([100, 100], [300, 100]).tool('select').advance(2000).frame();
    expect(drawn(t)).toBe(0);
  });
});

describe('somebody else’s laser pointer', () => {
  it('is seen about as often as the screen shows it, each piece beginning where the last ended', () => {
    const t = createTestEditor().tool('laser');
    const sent = sentBy(t);
    t.down([0, 0]);
    for (let x = 1; x <= 50; x++) t.move([x, 0]).advance(4);
    t.up().advance(50);
    expect(sent.length).toBeLessThan(12);
    expect(sent.flatMap(({ points }) => points).length).toBeLessThan(70);
    for (const [index, { points }] of sent.entries()) {
      const before = sent[index - 1];
      if (before) expect(points[0]).toEqual(before.points.at(-1));
    }
    expect(sent.at(-1)).toMatchObject({ isDown: false });
    t.advance(5000);
    expect(sent.length).toBeLessThan(12);
  });

  it('fades as our own does, also when its end is lost', () => {
    const [t, viewer] = [createTestEditor(), createTestEditor('blaise')];
    t.showDraftsTo(viewer).tool('laser').press([0, 0], [90, 90]).advance(50);
    expect(drawn(viewer)).toBeGreaterThan(0);
    t.editor.destroy();
    viewer.advance(3000).frame().advance(2000).frame().frame();
    expect([drawn(viewer), viewer.clock.hasFrame]).toEqual([0, false]);
  });

  it('that rests is known to be down still', () => {
    const [t, viewer] = [createTestEditor(), createTestEditor('blaise')];
    t.showDraftsTo(viewer).tool('laser').press([0, 0], [90, 90]);
    for (let second = 0; second < 8; second++) {
      t.advance(1000);
      viewer.advance(1000).frame();
    }
    expect(drawn(viewer)).toBeGreaterThan(0);
  });

  it('goes with whom it belongs to', () => {
    const [t, viewer] = [createTestEditor(), createTestEditor('blaise')];
    t.showDraftsTo(viewer).tool('laser').press([0, 0], [90, 90]).advance(50);
    viewer.frame().editor.removeCollaborator(1);
    viewer.frame();
    expect(drawn(viewer)).toBe(0);
  });

  it('costs little, of ten people at once', () => {
    const viewer = createTestEditor();
    const points = Array.from({ length: 60 }, (_, x) => ({ x: 5 * x, y: 100 }));
    for (let peer = 1; peer <= 10; peer++) {
      for (let trail = 0; trail < 20; trail++) {
        viewer.editor.receiveDraft(peer, { kind: 'laser', trail, isDown: true, points });
      }
    }
    expect(drawn(viewer)).toBeLessThanOrEqual(2 * 4 * 10);
  });
});
