import { encodePresence, type PresenceState, parsePresence } from '@drawbridge/board';
import { describe, expect, it } from 'vitest';
import type { Collaborator } from '../collaborators/collaborator.ts';
import { createPeople, expectSameView } from '../test/createPeople.ts';
import { createTestEditor, type TestEditor } from '../test/index.ts';

const wheel = (t: TestEditor, deltaY: number, ctrl = false) =>
  t.editor.input.wheel({ x: 200, y: 100, deltaX: 0, deltaY, deltaMode: 0, ctrl, shift: false });

describe('following', () => {
  it('keeps to the view of the other, zoom included', () => {
    const { editors, pass } = createPeople('Ann', 'Ben');
    const [ann, ben] = editors as [TestEditor, TestEditor];
    ben.editor.setCamera({ x: 500, y: -300, zoom: 2 });
    pass(5);
    ann.editor.together.follow(1);
    pass();
    expectSameView(ann, ben);
    ben.editor.setCamera({ x: -9000, y: 40, zoom: 0.25 });
    pass();
    expectSameView(ann, ben);
    ann.frame().frame();
    expect(ann.clock.hasFrame).toBe(false);
  });

  it('goes there smoothly and straight, or at once for who wants no motion', () => {
    const { editors, pass, tell } = createPeople('Ann', 'Ben');
    const [ann, ben] = editors as [TestEditor, TestEditor];
    ann.editor.together.follow(1);
    pass(5);
    const step = (): number[] => {
      const seen: number[] = [];
      for (let frame = 0; frame < 40; frame++) {
        ann.frame();
        seen.push(ann.editor.camera.x);
      }
      return seen;
    };
    ben.editor.setCamera({ x: 1000, y: 0, zoom: 1 });
    ben.frame().advance(40);
    tell();
    const seen = step();
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(new Set(seen).size).toBeGreaterThan(8);
    expect(seen.at(-1)).toBeCloseTo(1000, 1);
    ann.surface.prefersStill = true;
    ben.editor.setCamera({ x: 0, y: 0, zoom: 1 });
    ben.frame().advance(40);
    tell();
    expect(new Set(step())).toEqual(new Set([0]));
  });

  it.each([
    ['panning', (t: TestEditor) => wheel(t, 50)],
    ['zooming', (t: TestEditor) => wheel(t, -50, true)],
    ['zooming by key', (t: TestEditor) => t.key('Mod++')],
    ['drawing', (t: TestEditor) => t.tool('draw').press([10, 10], [50, 50])],
    ['Escape', (t: TestEditor) => t.key('Escape')],
  ])('stops with %s, and says so', (_, act) => {
    const { editors, heard, pass } = createPeople('Ann', 'Ben');
    const [ann, ben] = editors as [TestEditor, TestEditor];
    ann.editor.together.follow(1);
    pass();
    expect(heard[0]).toContain('Following Ben. Escape stops.');
    act(ann);
    pass(3);
    expect(ann.editor.together.current.following).toBeUndefined();
    expect(heard[0]).toContain('Stopped following Ben.');
    const { camera } = ann.editor;
    ben.editor.setCamera({ x: 4000, y: 0, zoom: 1 });
    pass();
    expect(ann.editor.camera).toEqual(camera);
  });

  it('is not stopped by another size of the window', () => {
    const { editors, pass, following } = createPeople('Ann', 'Ben');
    const [ann, ben] = editors as [TestEditor, TestEditor];
    ann.editor.together.follow(1);
    pass();
    ann.surface.resize(400, 300);
    pass();
    expect(following()).toEqual([1, undefined]);
    expect(ann.editor.camera.zoom).toBeCloseTo(ben.editor.camera.zoom / 2);
  });

  it('Escape lets go of the person first, and then of the selection', () => {
    const { editors, pass } = createPeople('Ann', 'Ben');
    const [ann] = editors as [TestEditor];
    ann.rectangle([0, 0], [50, 50]).editor.together.follow(1);
    pass();
    ann.key('Escape').expectSelected(ann.shape).key('Escape').expectSelected();
  });

  it('ends when the other leaves', () => {
    const { editors, heard, leave, pass } = createPeople('Ann', 'Ben');
    editors[0]?.editor.together.follow(1);
    pass();
    leave(1);
    pass(3);
    expect(editors[0]?.editor.together.current.following).toBeUndefined();
    expect(heard[0]?.at(-1)).toBe('Ben has left.');
  });

  it('of somebody who follows somebody goes to the view of the last', () => {
    const { editors, pass } = createPeople('Ann', 'Ben', 'Cem');
    const [ann, ben, cem] = editors as [TestEditor, TestEditor, TestEditor];
    // Ben's window is narrow: fitted into his, the view of Cem would be small.
    ben.surface.resize(200, 600);
    ann.editor.together.follow(1);
    ben.editor.together.follow(2);
    cem.editor.setCamera({ x: 777, y: 55, zoom: 3 });
    pass();
    expectSameView(ann, cem);
  });

  it('of a view that nobody can have goes as far as one can', () => {
    const t = createTestEditor();
    t.surface.prefersStill = true;
    const zooms = [
      { x: -1e300, y: 1e300, w: 1e300, h: 1e300 },
      { x: 1e7, y: 1e7, w: 1, h: 1 },
    ].map((viewport) => {
      const presence = parsePresence(encodePresence({ tool: '', selection: [], viewport }));
      t.editor.setCollaborators([{ peerId: 1, name: 'Eve', color: '#2b6fdb', presence }]);
      t.editor.together.follow(1);
      t.frame();
      const { x, y, zoom } = t.editor.camera;
      expect([x, y].every((px) => Math.abs(px) <= 3e7)).toBe(true);
      return zoom;
    });
    expect(zooms).toEqual([0.02, 16]);
  });

  it('of somebody who follows us is refused, in words', () => {
    const { editors, heard, pass, following } = createPeople('Ann', 'Ben');
    const [ann, ben] = editors as [TestEditor, TestEditor];
    ann.editor.together.follow(1);
    pass(5);
    ben.editor.together.follow(0);
    pass(5);
    expect(following()).toEqual([1, undefined]);
    expect(heard[1]?.at(-1)).toBe('Ann follows you, so you cannot follow Ann.');
  });

  it('of each other, begun at the same time, ends for one of them, and nobody moves to and fro', () => {
    const { editors, pass, following } = createPeople('Ann', 'Ben', 'Cem');
    const [ann, ben, cem] = editors as [TestEditor, TestEditor, TestEditor];
    for (const [at, t] of editors.entries()) t.editor.setCamera({ x: at * 1000, y: 0, zoom: 1 });
    pass(5);
    ann.editor.together.follow(1);
    ben.editor.together.follow(2);
    cem.editor.together.follow(0);
    pass();
    expect(following()).toEqual([1, 2, undefined]);
    expectSameView(ann, cem);
    expectSameView(ben, cem);
    expect(cem.editor.camera.x).toBe(2000);
  });
});

describe('who is here', () => {
  const crowd = (x: number): Collaborator[] =>
    Array.from({ length: 50 }, (_, peerId) => ({
      ...{ peerId, name: `Person ${peerId}`, color: '#2b6fdb' },
      presence: { cursor: { x, y: peerId }, tool: 'draw', selection: [], viewport: { x, y: 0, w: 9, h: 9 } },
    }));

  it('does not change when fifty people move their cursors and views, but when one goes idle', () => {
    const t = createTestEditor();
    t.editor.setCollaborators(crowd(0));
    t.frame();
    let changes = 0;
    t.editor.together.onChange(() => changes++);
    const before = t.editor.together.current;
    for (let x = 0; x < 100; x++) {
      t.editor.setCollaborators(crowd(x));
      t.frame();
    }
    expect([t.editor.together.current === before, changes]).toEqual([true, 0]);
    const [first, ...rest] = crowd(0);
    if (first?.presence)
      t.editor.setCollaborators([{ ...first, presence: { ...first.presence, activity: 'idle' } }, ...rest]);
    t.frame();
    expect([t.editor.together.current.others[0]?.activity, changes]).toEqual(['idle', 1]);
  });

  it('hears that we are away, and of no view that is none', () => {
    const t = createTestEditor();
    const states: PresenceState[] = [];
    t.editor.onPresence((state) => states.push(state));
    t.editor.together.setActivity('away');
    t.advance(50);
    expect(states.at(-1)?.activity).toBe('away');
    t.editor.setCollaborators([
      { peerId: 1, name: 'Eve', color: '#2b6fdb', presence: { tool: '', selection: [] } },
    ]);
    t.editor.together.follow(1);
    t.frame().advance(50);
    t.expectCamera({ x: 0, y: 0, zoom: 1 });
  });
});
