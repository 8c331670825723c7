import { describe, expect, it } from 'vitest';
import { createPeople, expectSameView } from '../test/createPeople.ts';
import type { TestEditor } from '../test/index.ts';

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

  it('goes on when our connection was broken, but not for who had left', () => {
    const { editors, heard, pass, tell, following } = createPeople('Ann', 'Ben', 'Cem');
    const [ann, ben, cem] = editors as [TestEditor, TestEditor, TestEditor];
    ann.editor.together.bringEveryone();
    pass(5);
    cem.key('Escape');
    for (const [peerId, t] of [ben, cem].entries()) {
      t.editor.together.setSelf(undefined);
      t.editor.setCollaborators([]);
      t.frame();
      t.editor.together.setSelf(peerId + 1);
    }
    expect(heard[1]?.at(-1)).toBe('No longer following Ann.');
    tell();
    pass(5);
    expect(following()).toEqual([undefined, 0, undefined]);
    expect(cem.editor.together.current.invitation).toBeUndefined();
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
