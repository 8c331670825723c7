import { REACTIONS } from '@drawbridge/board';
import { describe, expect, it } from 'vitest';
import { createPeople } from '../test/createPeople.ts';
import { createTestEditor, type TestEditor } from '../test/index.ts';
import { REACTION_MS } from './reactions.ts';

describe('a reaction', () => {
  it('rises at the cursor for us and for others, and is gone; it is never on the board', () => {
    const { editors, heard, pass } = createPeople('Ann', 'Ben');
    const [ann, ben] = editors as [TestEditor, TestEditor];
    ann.hover([100, 200]).editor.runAction('reactHeart');
    pass(2);
    for (const t of editors) expect(t.surface.reactions).toMatchObject([{ emoji: '❤️', x: 100 }]);
    const before = ben.surface.reactions[0]?.y ?? 0;
    pass(20);
    expect(ben.surface.reactions[0]?.y).toBeLessThan(before);
    expect(heard[1]).toContain('Ann reacts with a heart.');
    pass(REACTION_MS / 33);
    for (const t of editors) expect(t.surface.reactions).toEqual([]);
    expect(ben.shapes).toEqual([]);
    ben.frame().frame();
    expect(ben.clock.hasFrame).toBe(false);
  });

  it('stays where it is for who wants no motion', () => {
    const t = createTestEditor().hover([100, 200]);
    t.surface.prefersStill = true;
    t.editor.together.react(REACTIONS[0]);
    for (let frame = 0; frame < 30; frame++) t.frame();
    expect(t.surface.reactions).toMatchObject([{ x: 100, y: 200, opacity: 1 }]);
  });

  it('is where the pointer was last, or in the middle of the view', () => {
    const t = createTestEditor();
    t.editor.together.react(REACTIONS[0]);
    t.hover([20, 30]).editor.input.pointerLeave();
    t.advance(500).editor.together.react(REACTIONS[1]);
    t.frame();
    expect(t.surface.reactions.map(({ x, emoji }) => [emoji, x])).toEqual([
      ['👍', 400],
      ['❤️', 20],
    ]);
  });

  it('of somebody who sends thousands is shown now and then, and read out seldom', () => {
    const t = createTestEditor();
    const heard: string[] = [];
    t.editor.onAnnouncement((words) => heard.push(words));
    for (let at = 0; at < 5000; at++) {
      for (let peerId = 0; peerId < 2; peerId++)
        t.editor.receiveDraft(peerId, { kind: 'reaction', reaction: REACTIONS[0], x: 0, y: 0 });
      t.advance(1);
    }
    t.frame();
    expect(t.surface.reactions.length).toBeLessThanOrEqual(40);
    expect(heard).toHaveLength(4);
  });
});
