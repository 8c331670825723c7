import { MAX_CHAT_LENGTH } from '@drawbridge/board';
import { describe, expect, it } from 'vitest';
import { createPeople } from '../test/createPeople.ts';
import type { TestEditor } from '../test/index.ts';
import { CHAT_PAUSE_MS } from './chats.ts';

/** Ann, who says something, and Ben, who sees it. */
function createTalk() {
  const { editors, heard, pass, leave } = createPeople('Ann', 'Ben');
  const [ann, ben] = editors as [TestEditor, TestEditor];
  return {
    ann,
    ben,
    pass,
    leave,
    chat: ann.editor.together.chat,
    isOpen: () => ann.editor.together.current.isChatting,
    seen: () => ben.surface.cursors.map(({ words }) => words),
    heard: () => heard[1]?.filter((words) => words.startsWith('Ann says')),
  };
}

describe('what one says at the cursor', () => {
  it('is seen by others as it is typed, and read out when it rests', () => {
    const { ann, pass, chat, seen, heard } = createTalk();
    ann.hover([50, 60]).key('/');
    pass(2);
    for (const text of ['H', 'He', 'Hello']) {
      chat.write(text);
      pass(10);
    }
    expect(seen()).toEqual(['Hello']);
    expect(heard()).toEqual([]);
    pass(60);
    expect(heard()).toEqual(['Ann says: Hello']);
  });

  it('has a place in the view when there is no pointer, and none afterwards', () => {
    const { ben, pass, chat } = createTalk();
    chat.open();
    chat.write('Here');
    pass(10);
    expect(ben.surface.cursors[0]).toMatchObject({ x: 400, y: 300 });
    chat.close(false);
    pass(10);
    expect(ben.surface.cursors).toEqual([]);
  });

  it('stays a while after Enter, and goes at once when it is taken back', () => {
    const { ann, pass, chat, seen } = createTalk();
    ann.hover([50, 60]);
    chat.open();
    chat.write('One');
    chat.close(true);
    pass(60);
    expect(seen()).toEqual(['One']);
    pass(300);
    expect(seen()).toEqual([undefined]);
    chat.open();
    chat.write('Two');
    pass(10);
    expect(seen()).toEqual(['Two']);
    chat.close(false);
    pass(3);
    expect(seen()).toEqual([undefined]);
  });

  it('is over after a pause of five seconds', () => {
    const { ann, pass, chat, isOpen } = createTalk();
    ann.hover([50, 60]);
    chat.open();
    chat.write('Well');
    ann.advance(CHAT_PAUSE_MS - 1);
    pass(1);
    expect(isOpen()).toBe(false);
    chat.open();
    ann.advance(CHAT_PAUSE_MS - 100);
    chat.write('Well,');
    ann.advance(CHAT_PAUSE_MS - 100).frame();
    expect(isOpen()).toBe(true);
  });

  it('is heard again by who missed it, is no longer than a remark, and goes with the person', () => {
    const { ann, ben, pass, leave, chat, seen } = createTalk();
    ann.hover([50, 60]);
    chat.open();
    chat.write('x'.repeat(1e6));
    pass(2);
    ben.editor.receiveDraft(0, { kind: 'chat', text: '' });
    pass(70);
    expect(seen()[0]).toHaveLength(MAX_CHAT_LENGTH);
    leave(0);
    ben.frame();
    expect(ben.surface.cursors).toEqual([]);
  });

  it('needs somebody to hear it', () => {
    const { ann, leave, isOpen, pass } = createTalk();
    leave(1);
    pass(2);
    ann.editor.removeCollaborator(1);
    ann.frame().key('/').frame();
    expect(isOpen()).toBe(false);
  });
});
