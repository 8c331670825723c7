import { encodePresence, type PresenceState, parsePresence } from '@drawbridge/board';
import { describe, expect, it } from 'vitest';
import type { Collaborator } from '../collaborators/collaborator.ts';
import { createTestEditor, type TestEditor } from '../test/index.ts';

/** People on one board, each of whom hears the presence of all others as it comes over the wire. */
function createPeople(...names: string[]) {
  const states = new Map<number, PresenceState>();
  const heard: string[][] = names.map(() => []);
  const editors = names.map((name) => createTestEditor(name));
  const gone = new Set<number>();

  const tell = (): void => {
    for (const [self, t] of editors.entries()) {
      const others = names.flatMap((name, peerId): Collaborator[] =>
        peerId === self || gone.has(peerId)
          ? []
          : [{ peerId, name, color: '#2b6fdb', presence: states.get(peerId) }],
      );
      t.editor.setCollaborators(others);
    }
  };
  for (const [peerId, t] of editors.entries()) {
    t.editor.onPresence((state) => {
      const parsed = parsePresence(encodePresence(state));
      if (parsed) states.set(peerId, parsed);
    });
    t.editor.onAnnouncement((words) => heard[peerId]?.push(words));
    t.editor.onNotice((words) => heard[peerId]?.push(words));
    t.editor.together.setSelf(peerId);
  }

  /** Frames and messages for everybody, for a while. */
  const pass = (turns = 60): void => {
    for (let turn = 0; turn < turns; turn++) {
      for (const t of editors) t.frame().advance(17);
      tell();
    }
  };
  pass(5);
  return {
    editors,
    heard,
    pass,
    tell,
    leave(peerId: number): void {
      gone.add(peerId);
      for (const t of editors) t.editor.removeCollaborator(peerId);
    },
    following: () => editors.map(({ editor }) => editor.together.current.following?.peerId),
  };
}

function expectSameView(a: TestEditor, b: TestEditor): void {
  const corners = [a, b].map(({ editor }) => {
    const { x, y, w, h } = viewOf(editor);
    return [x, y, x + w, y + h];
  });
  for (const [at, px] of (corners[0] ?? []).entries()) expect(px).toBeCloseTo(corners[1]?.[at] ?? NaN, 0);
}

function viewOf(editor: TestEditor['editor']) {
  const { x, y, zoom } = editor.camera;
  return { x, y, w: 800 / zoom, h: 600 / zoom };
}

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

describe('bringing everyone', () => {
  it('makes the others follow, and lets them go again', () => {
    const { editors, heard, pass, following } = createPeople('Ann', 'Ben', 'Cem');
    const [ann, ben] = editors as [TestEditor, TestEditor];
    ann.editor.setCamera({ x: 300, y: 200, zoom: 4 });
    ann.editor.together.bringEveryone();
    pass();
    expect(following()).toEqual([undefined, 0, 0]);
    expect(heard[1]).toContain('Ann brings everyone along. Escape stops following.');
    expectSameView(ben, ann);
    expect(ann.editor.together.current.others.map((one) => one.following)).toEqual(['us', 'us']);
    ann.editor.together.letEveryoneGo();
    pass(5);
    expect(following()).toEqual([undefined, undefined, undefined]);
  });

  it('is taken over by the next who does', () => {
    const { editors, heard, pass, following } = createPeople('Ann', 'Ben', 'Cem');
    const [ann, ben] = editors as [TestEditor, TestEditor];
    ann.editor.together.bringEveryone();
    pass(5);
    ben.editor.together.bringEveryone();
    pass(5);
    expect(following()).toEqual([1, undefined, 1]);
    expect(editors.map(({ editor }) => editor.together.current.isPresenting)).toEqual([false, true, false]);
    expect(heard[0]).toContain('Ben takes over.');
  });

  it('at the same time makes one of them the presenter for everybody', () => {
    const { editors, pass, following } = createPeople('Ann', 'Ben', 'Cem');
    editors[0]?.editor.together.bringEveryone();
    editors[1]?.editor.together.bringEveryone();
    pass();
    const presenting = editors.map(({ editor }) => editor.together.current.isPresenting);
    const presenter = presenting.indexOf(true);
    expect(presenting.filter(Boolean)).toHaveLength(1);
    expect(following()).toEqual([0, 1, 2].map((peerId) => (peerId === presenter ? undefined : presenter)));
  });

  it('asks who has a gesture in progress, and does not ask again after a no', () => {
    const { editors, pass, following } = createPeople('Ann', 'Ben');
    const [ann, ben] = editors as [TestEditor, TestEditor];
    ben.tool('draw').press([0, 0], [50, 50]);
    ann.editor.together.bringEveryone();
    pass(5);
    expect(following()).toEqual([undefined, undefined]);
    expect(ben.editor.together.current.invitation).toEqual({ peerId: 0, name: 'Ann' });
    ben.up().editor.together.answerInvitation(false);
    ann.editor.together.letEveryoneGo();
    pass(5);
    ann.editor.together.bringEveryone();
    pass(5);
    expect(ben.editor.together.current.invitation).toBeUndefined();
    expect(following()).toEqual([undefined, undefined]);
  });

  it('takes nobody away again who has left it: it asks', () => {
    const { editors, pass, following } = createPeople('Ann', 'Ben');
    const [ann, ben] = editors as [TestEditor, TestEditor];
    ann.editor.together.bringEveryone();
    pass(5);
    ben.key('Escape');
    pass(5);
    expect(following()).toEqual([undefined, undefined]);
    ann.editor.together.bringEveryone();
    pass(5);
    expect(ben.editor.together.current.invitation?.name).toBe('Ann');
    ben.editor.together.answerInvitation(true);
    pass(5);
    expect(following()).toEqual([undefined, 0]);
  });

  it('ends with the person who does it', () => {
    const { editors, leave, pass, following } = createPeople('Ann', 'Ben');
    editors[0]?.editor.together.bringEveryone();
    pass(5);
    leave(0);
    pass(3);
    expect(following()[1]).toBeUndefined();
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
