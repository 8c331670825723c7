import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { giveBackUnsent } from '../giveBack.ts';
import { DEFAULT_STYLE } from '../style.ts';
import { createTestBoard, syncBoards, type TestBoard } from '../test/index.ts';
import { COMMENTS_KEY, MAX_COMMENT_LENGTH, MAX_COMMENTS } from './comment.ts';
import { type Comments, createComments } from './comments.ts';
import { createPinPlaces } from './pinPlaces.ts';
import { renewComments } from './plainComment.ts';

const AT = { x: 10, y: 20 };

function say(text: string, ...names: string[]) {
  return { text, names };
}

interface Talker extends TestBoard {
  readonly comments: Comments;
}

let time = 0;

function createTalker(name = 'Ada'): Talker {
  const board = createTestBoard(name);
  const author = () => ({ id: name, name, color: '#336699' });
  return { ...board, comments: createComments(board.doc, { author, now: () => ++time }) };
}

/** What one reads, thread by thread, in an order of its own. */
function read({ comments }: Talker): readonly unknown[] {
  return [...comments.threads()]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ comments: said, resolved, place }) => [
      said.map(({ text }) => text),
      resolved !== undefined,
      place,
    ]);
}

describe('comments', () => {
  it('are read as they were written, with who wrote them, and replies after them', () => {
    const ada = createTalker();
    const id = ada.comments.begin(AT, say('Look, @Bo', 'Bo')) ?? '';
    ada.comments.reply(id, say('And here'));
    const thread = ada.comments.get(id);
    expect(thread?.comments.map(({ text }) => text)).toEqual(['Look, @Bo', 'And here']);
    expect(thread?.comments[0]).toMatchObject({ names: ['Bo'], author: { name: 'Ada', color: '#336699' } });
    expect([thread?.place, thread?.resolved, ada.comments.size]).toEqual([AT, undefined, 2]);
  });

  it('that two write at once are all there for both, whoever resolves meanwhile', () => {
    const [ada, bo] = [createTalker(), createTalker('Bo')];
    const id = ada.comments.begin(AT, say('Hello')) ?? '';
    syncBoards(ada, bo);
    ada.comments.reply(id, say('from Ada'));
    bo.comments.reply(id, say('from Bo'));
    bo.comments.setResolved(id, true);
    syncBoards(ada, bo);
    expect(ada.comments.get(id)?.comments.map(({ text }) => text)).toEqual(['Hello', 'from Ada', 'from Bo']);
    expect(ada.comments.get(id)?.resolved?.name).toBe('Bo');
    expect(read(ada)).toEqual(read(bo));
  });

  it('keep a reply to what somebody deletes at the same moment, where it was', () => {
    const [ada, bo] = [createTalker(), createTalker('Bo')];
    const id = ada.comments.begin(AT, say('Never mind')) ?? '';
    syncBoards(ada, bo);
    ada.comments.remove([id]);
    bo.comments.reply(id, say('I do mind'));
    syncBoards(ada, bo);
    const thread = ada.comments.get(id);
    expect(thread).toMatchObject({ isBeheaded: true, place: AT, comments: [{ text: 'I do mind' }] });
    ada.comments.setResolved(id, true);
    syncBoards(ada, bo);
    expect(bo.comments.get(id)?.resolved?.name).toBe('Ada');
  });

  it('that were deleted can be put back whole', () => {
    const { comments, doc } = createTalker();
    const id = comments.begin(AT, say('Hello')) ?? '';
    comments.reply(id, say('Yes?'));
    (doc.getMap(COMMENTS_KEY).get(id) as Y.Map<unknown>).set('later', 'what no version knows yet');
    const before = doc.getMap(COMMENTS_KEY).toJSON();
    const putBack = comments.remove(comments.get(id)?.comments.map((comment) => comment.id) ?? []);
    expect([comments.size, comments.get(id)]).toEqual([0, undefined]);
    putBack();
    putBack();
    expect(doc.getMap(COMMENTS_KEY).toJSON()).toEqual(before);
  });

  it('are no part of undo, neither one’s own nor those of others', () => {
    const ada = createTalker();
    ada.store.create({ type: 'rectangle', ...AT, w: 9, h: 9, style: DEFAULT_STYLE });
    const id = ada.comments.begin(AT, say('Hello')) ?? '';
    ada.history.undo();
    expect([ada.store.size, ada.comments.size]).toEqual([0, 1]);
    ada.comments.edit(id, say('Hello?'));
    ada.history.redo();
    expect([ada.store.size, ada.comments.get(id)?.comments[0].text]).toEqual([1, 'Hello?']);
  });

  it('are not more, nor longer, than a board holds', () => {
    const { comments, doc } = createTalker();
    doc.transact(() => {
      for (let n = 0; n < MAX_COMMENTS; n += 1) doc.getMap(COMMENTS_KEY).set(`c${n}`, new Y.Map());
    });
    expect([comments.begin(AT, say('One more')), comments.size]).toEqual([undefined, MAX_COMMENTS]);
    comments.edit('c1', say(`${'x'.repeat(MAX_COMMENT_LENGTH - 1)}😀`));
    expect(comments.get('c1')?.comments[0].text).toBe('x'.repeat(MAX_COMMENT_LENGTH - 1));
  });

  it('are read whatever they hold', () => {
    const { comments, doc } = createTalker();
    const wrong = [1, 'x', null, [], { by: 7, name: '  ', color: 'red', created: Number.NaN, thread: '<b>' }];
    for (const value of wrong) {
      doc.getMap(COMMENTS_KEY).set(
        'c',
        new Y.Map<unknown>([
          ['k', value],
          ['at', value],
          ['tx', value],
          ['re', value],
        ]),
      );
      const [comment] = comments.get('c')?.comments ?? [];
      expect(comment).toMatchObject({ text: '', names: [], place: { x: 0, y: 0 }, createdMs: 0 });
      expect(comment?.author.name).toBe('Somebody');
    }
    doc.getMap(COMMENTS_KEY).set('c', 'no comment at all');
    expect(comments.size).toBe(0);
  });

  it('of somebody who had signed in are given back and put back without the mark, which servers would refuse', () => {
    const author = () => ({ id: 'ada', name: 'Ada', color: '#336699', isKnown: true });
    const [lost, fresh] = [new Y.Doc(), createTalker()];
    const comments = createComments(lost, { author });
    const id = comments.begin(AT, say('Unsent')) ?? expect.unreachable();
    const isKnown = (of: typeof comments) => of.get(id)?.comments[0].author.isKnown;
    expect(isKnown(comments)).toBe(true);
    giveBackUnsent(lost, { from: new Map([[lost.clientID, 0]]), updates: [] }, fresh);
    expect([fresh.comments.get(id)?.comments[0].text, isKnown(fresh.comments)]).toEqual([
      'Unsent',
      undefined,
    ]);
    comments.remove([id])();
    expect([comments.get(id)?.comments[0].text, isKnown(comments)]).toEqual(['Unsent', undefined]);
  });

  it('of another board are brought with who said them, to shapes that have other names here', () => {
    const [ada, bo] = [createTalker(), createTalker('Bo')];
    const on = (shape: string) => ({ ...AT, on: { shape, x: 0.5, y: 0.5 } });
    const first = ada.comments.begin(on('here'), say('Hello')) ?? '';
    ada.comments.reply(first, say('Yes?'));
    ada.comments.setResolved(first, true);
    ada.comments.begin(on('gone'), say('And you?'));
    const said = [...ada.comments.threads()].flatMap(({ comments }) => comments);
    const brought = renewComments(said, new Map([['here', 'there']]));
    expect([bo.comments.bring(brought), bo.comments.size]).toEqual([3, 3]);
    const [hello, other] = [...bo.comments.threads()];
    expect(hello).toMatchObject({ place: on('there'), resolved: { name: 'Ada' } });
    expect(hello?.comments.map(({ text, author }) => [text, author.name])).toEqual([
      ['Hello', 'Ada'],
      ['Yes?', 'Ada'],
    ]);
    expect([hello?.id === first, other?.place]).toEqual([false, AT]);
    // A second time, they are others.
    expect(bo.comments.bring(renewComments(said, new Map()))).toBe(3);
    expect(bo.comments.size).toBe(6);
  });

  it('that were not stored are given back to the doc that takes the place of this one', () => {
    const [lost, fresh] = [createTalker(), createTalker()];
    lost.comments.begin(AT, say('Unsent'));
    const unsent = { from: new Map([[lost.doc.clientID, 0]]), updates: [] };
    expect(giveBackUnsent(lost.doc, unsent, fresh)).toEqual([]);
    expect(read(fresh)).toEqual(read(lost));
  });
});

const action = fc.record({
  who: fc.nat(1),
  kind: fc.constantFrom('begin', 'reply', 'reply', 'edit', 'resolve', 'reopen', 'remove', 'putBack', 'sync'),
  pick: fc.nat(20),
});

it('two people who talk, resolve, edit and delete at once read the same in the end, and no reply is lost', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
      const people = [createTalker(), createTalker('Bo')] as const;
      const said = new Set<string>();
      let putBack = (): void => {};
      for (const [at, { who, kind, pick }] of actions.entries()) {
        const { comments } = people[who as 0 | 1];
        const thread = [...comments.threads()][pick % 5];
        const comment = thread?.comments[pick % thread.comments.length];
        const text = `${kind} ${at}`;
        if (kind === 'sync') syncBoards(...people);
        else if (kind === 'begin') comments.begin(AT, say(text));
        else if (kind === 'putBack') putBack();
        else if (!thread || !comment) continue;
        else if (kind === 'reply') comments.reply(thread.id, say(text));
        else if (kind === 'edit') comments.edit(comment.id, say(text));
        else if (kind === 'remove') {
          putBack = comments.remove([comment.id]);
          said.delete(comment.id);
        } else comments.setResolved(thread.id, kind === 'resolve');
        if (kind === 'reply' || kind === 'begin') {
          for (const { comments: all } of comments.threads())
            for (const { id, text: own } of all) if (own === text) said.add(id);
        }
      }
      syncBoards(...people);
      const [ada, bo] = people;
      expect(read(ada)).toEqual(read(bo));
      const again = createComments(ada.doc, { author: () => ({ id: '', name: '', color: '' }) });
      expect(read({ ...ada, comments: again })).toEqual(read(bo));
      const left = [...ada.comments.threads()].flatMap(({ comments }) => comments.map(({ id }) => id));
      for (const id of said) expect(left).toContain(id);
    }),
    { numRuns: 150 },
  );
});

describe('the pin of a thread', () => {
  function createPinned() {
    const ada = createTalker();
    const [shape = ''] = ada.store.create({
      type: 'rectangle',
      x: 0,
      y: 0,
      w: 100,
      h: 50,
      style: DEFAULT_STYLE,
    });
    const places = createPinPlaces(ada);
    const id = ada.comments.begin(places.placeAt({ x: 25, y: 25 }, shape), say('Here')) ?? '';
    const point = () => {
      const thread = ada.comments.get(id);
      return thread && places.pointOf(thread);
    };
    return { ...ada, shape, id, point };
  }

  it('follows its shape, also turned, and costs no change of the document', () => {
    const { store, shape, point, doc } = createPinned();
    const before = JSON.stringify(doc.getMap(COMMENTS_KEY));
    store.update(shape, { x: 100, w: 200 });
    expect(point()).toEqual({ x: 150, y: 25 });
    store.update(shape, { rotation: Math.PI });
    expect(point()?.x).toBeCloseTo(250, 9);
    expect(JSON.stringify(doc.getMap(COMMENTS_KEY))).toBe(before);
  });

  it('stays at its last place when the shape is deleted, for everybody, and follows it again after undo', async () => {
    const { store, shape, point, doc, id, history } = createPinned();
    store.update(shape, { x: 100 });
    history.mark();
    store.delete([shape]);
    await Promise.resolve();
    expect(point()).toEqual({ x: 125, y: 25 });
    const late = createTalker('Bo');
    syncBoards({ doc }, late);
    expect(late.comments.get(id)?.place).toMatchObject({ x: 125, y: 25 });
    history.undo();
    store.update(shape, { x: 200 });
    expect(point()).toEqual({ x: 225, y: 25 });
  });

  it('is where it was deleted, also for whoever hears of that and of the move before it at once', async () => {
    const { store, shape, doc, id } = createPinned();
    const bo = createTalker('Bo');
    syncBoards({ doc }, bo);
    const places = createPinPlaces(bo);
    store.update(shape, { x: 100 });
    store.delete([shape]);
    await Promise.resolve();
    syncBoards({ doc }, bo);
    const thread = bo.comments.get(id);
    expect(thread && places.pointOf(thread)).toEqual({ x: 125, y: 25 });
  });

  it('is where the shape was last seen when somebody else deletes it', () => {
    const { store, shape, point, doc } = createPinned();
    const bo = createTestBoard('Bo');
    store.update(shape, { x: 100 });
    syncBoards({ doc }, bo);
    bo.store.delete([shape]);
    syncBoards({ doc }, bo);
    expect(point()).toEqual({ x: 125, y: 25 });
  });
});
