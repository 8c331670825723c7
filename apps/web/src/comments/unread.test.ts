import { createComments } from '@drawbridge/board';
import { createTestBoard, syncBoards } from '@drawbridge/board/test';
import { describe, expect, it } from 'vitest';
import { openDiscussion } from './openDiscussion.ts';
import { listThreads } from './threadList.ts';

const AT = { x: 1, y: 2 };
const words = (text: string, ...names: string[]) => ({ text, names });

function createStorage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

/** Ada’s page, and Bo, who talks to her. */
function createTalk() {
  const [ada, bo, storage] = [createTestBoard(), createTestBoard(), createStorage()];
  const author = () => ({ id: 'ada', name: 'Ada', color: '#112233' });
  let time = 0;
  const now = () => ++time;
  const open = (isThere = true) =>
    openDiscussion({
      ...ada,
      boardId: 'b',
      author,
      isOwnClient: () => true,
      storage,
      now,
      isThere: () => isThere,
    });
  const other = createComments(bo.doc, { author: () => ({ id: 'bo', name: 'Bo', color: '#445566' }), now });
  return { open, other, meet: () => syncBoards(ada, bo) };
}

/** One that Ada has open. */
function openTalk() {
  const talk = createTalk();
  return { ...talk, discussion: talk.open() };
}

describe('what one has not read', () => {
  it('is what others say while one is here, until one opens it; one’s own is read', () => {
    const { discussion, other, meet } = openTalk();
    const id = discussion.comments.begin(AT, words('Hello')) ?? '';
    meet();
    other.reply(id, words('Yes?'));
    other.begin(AT, words('Another'));
    meet();
    expect([discussion.current.unread.size, discussion.unread.threads]).toEqual([2, 2]);
    discussion.open(id);
    expect([discussion.current.unread.size, discussion.unread.threads]).toEqual([1, 1]);
    other.reply(id, words('Seen at once'));
    meet();
    expect(discussion.unread.threads).toBe(1);
  });

  it('is still that after a reload, and what came meanwhile is, too', () => {
    const { open, other, meet } = createTalk();
    other.begin(AT, words('Before her first visit'));
    meet();
    const first = open(false);
    expect(first.current.unread.size).toBe(0);
    first.destroy();
    const second = open();
    second.unread.read(second.current.unread);
    other.begin(AT, words('While she is here'));
    meet();
    second.destroy();
    other.begin(AT, words('While she is away'));
    meet();
    const third = open(false);
    const unread = [...third.comments.threads()].filter(({ id }) => third.current.unread.has(id));
    expect(unread.map(({ comments }) => comments[0].text)).toEqual([
      'While she is here',
      'While she is away',
    ]);
    third.open(unread[0]?.id ?? '');
    expect(third.unread.threads).toBe(1);
  });

  it('forgets what is deleted', () => {
    const { discussion, other, meet } = openTalk();
    const id = other.begin(AT, words('Never mind')) ?? '';
    meet();
    other.remove([id]);
    meet();
    expect(discussion.current.unread.size).toBe(0);
  });

  it('tells whom a comment mentions, by their name as they write it', () => {
    const { discussion, other, meet } = openTalk();
    const heard: string[] = [];
    discussion.onMention(({ text }) => heard.push(text));
    other.begin(AT, words('@ada look', 'ada'));
    other.begin(AT, words('@Eve look', 'Eve'));
    meet();
    expect(heard).toEqual(['@ada look']);
  });
});

describe('the list of threads', () => {
  it('is of those that go on, are done, new or for me, and holds what is looked for', () => {
    const { discussion, other, meet } = openTalk();
    const done = other.begin(AT, words('Done')) ?? '';
    other.setResolved(done, true);
    other.begin(AT, words('For <b>you</b>', 'Ada'));
    meet();
    discussion.comments.begin(AT, words('Mine'));
    const list = (filter: 'open' | 'resolved' | 'unread' | 'mentions', query = '') =>
      listThreads(discussion.comments.threads(), {
        filter,
        query,
        unread: discussion.current.unread,
        name: 'Ada',
      })
        .map(({ comments }) => comments[0].text)
        .sort();
    expect(list('open')).toEqual(['For <b>you</b>', 'Mine']);
    expect(list('resolved')).toEqual(['Done']);
    expect(list('unread')).toEqual(['Done', 'For <b>you</b>']);
    expect(list('mentions')).toEqual(['For <b>you</b>']);
    expect(list('open', ' <B>YOU')).toEqual(['For <b>you</b>']);
    expect(list('open', 'nothing')).toEqual([]);
  });

  it('loses the thread that is open when it is deleted', () => {
    const { discussion, other, meet } = openTalk();
    const id = other.begin(AT, words('Here')) ?? '';
    meet();
    discussion.open(id);
    expect(discussion.current.open).toEqual({ kind: 'thread', id });
    other.remove([id]);
    meet();
    expect(discussion.current.open).toBeUndefined();
  });
});
