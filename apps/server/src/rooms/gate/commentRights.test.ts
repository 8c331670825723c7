import { createComments } from '@drawbridge/board';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { MAX_COMMENTS } from './entryCount.ts';
import { createLocalGate } from './localGate.ts';
import { createStoredBoard, updateBy } from './test/storedBoard.ts';

const [ADA, BO, EVE] = [7, 8, 9];

const words = (text: string, ...names: string[]) => ({ text, names });

/** What `talk` does, as the page of the person does it. */
function said(client: number, talk: (comments: Talk) => void, ...before: readonly Uint8Array[]): Uint8Array {
  return updateBy(
    client,
    (_shapes, doc) => {
      const author = () => ({ id: `browser-${client}`, name: 'Same name', color: '#123456' });
      talk(createComments(doc, { author, now: () => 1_000 }));
    },
    ...before,
  );
}

type Talk = ReturnType<typeof createComments>;

const only = (comments: Talk) => [...comments.threads()][0] ?? expect.unreachable();

const SHAPE = updateBy(ADA, (shapes) => shapes.set('s', new Y.Map([['g', [0, 0, 1, 1, 0]]])));
const FIRST = said(ADA, (comments) => comments.begin({ x: 1, y: 2 }, words('Look')), SHAPE);
const BOARD = [SHAPE, FIRST];

/** The verdict on what somebody sends who may only comment, and what the board holds after it. */
async function verdictOn(bytes: Uint8Array, clients: readonly number[], log: readonly Uint8Array[] = BOARD) {
  const board = createLocalGate().open('board', createStoredBoard(...log).load);
  const [verdict] = await board.check([{ bytes, isNewClient: false, commentsAs: clients }]);
  return verdict;
}

const readonly = { kind: 'readonly', message: expect.stringMatching(/^You may /) };

describe('Who may only comment', () => {
  it('comments, replies, resolves and reopens, whoever began', async () => {
    const talk = said(
      BO,
      (comments) => {
        const { id } = only(comments);
        comments.begin({ x: 3, y: 4, on: { shape: 's', x: 0.5, y: 0.5 } }, words('@Ada, here', 'Ada'));
        comments.reply(id, words('I see'));
        comments.setResolved(id, true);
        comments.setResolved(id, false);
      },
      ...BOARD,
    );
    expect(await verdictOn(talk, [BO])).toEqual({ kind: 'accepted', shapes: 1 });
    const resolved = said(ADA, (comments) => comments.setResolved(only(comments).id, true), ...BOARD);
    const reopened = said(
      BO,
      (comments) => comments.setResolved(only(comments).id, false),
      ...BOARD,
      resolved,
    );
    expect(await verdictOn(reopened, [BO], [...BOARD, resolved])).toMatchObject({ kind: 'accepted' });
  });

  it('edits, deletes and puts back what is their own, also from another session that proves it', async () => {
    const reply = said(BO, (comments) => comments.reply(only(comments).id, words('Yes')), ...BOARD);
    const own = (comments: Talk) => only(comments).comments[1]?.id ?? '';
    const changes: ((comments: Talk) => void)[] = [
      (comments) => comments.edit(own(comments), words('No')),
      (comments) => comments.remove([own(comments)]),
      (comments) => comments.remove([own(comments)])(),
    ];
    for (const change of changes) {
      for (const client of [BO, EVE]) {
        const update = said(client, change, ...BOARD, reply);
        expect(await verdictOn(update, [BO, client], [...BOARD, reply])).toMatchObject({ kind: 'accepted' });
      }
    }
  });

  it.each<[string, (comments: Talk) => void]>([
    ['edit', (comments) => comments.edit(only(comments).id, words('What I never said'))],
    ['delete', (comments) => comments.remove([only(comments).id])],
    ['move', (comments) => comments.settle(new Map([[only(comments).id, { x: 0, y: 0 }]]))],
    ['put another in the place of', (comments) => comments.remove([only(comments).id])()],
  ])('cannot %s what somebody else said', async (_what, change) => {
    expect(await verdictOn(said(EVE, change, ...BOARD), [EVE])).toEqual(readonly);
  });

  it.each<[string, (shapes: Y.Map<unknown>, doc: Y.Doc) => void]>([
    ['a new shape', (shapes) => shapes.set('t', new Y.Map([['g', [0, 0, 1, 1, 0]]]))],
    ['a field of a shape', (shapes) => (shapes.get('s') as Y.Map<unknown>).set('g', [1, 1, 1, 1, 0])],
    ['the deletion of a shape', (shapes) => shapes.delete('s')],
    ['the deletion of a field', (shapes) => (shapes.get('s') as Y.Map<unknown>).delete('g')],
    ['the name of the board', (_shapes, doc) => doc.getMap('board').set('name', 'Mine')],
    [
      'a shape behind a comment',
      (shapes, doc) => {
        createComments(doc, { author: () => ({ id: '', name: '', color: '' }) }).begin(
          { x: 1, y: 1 },
          words('Hi'),
        );
        shapes.set('t', new Y.Map());
      },
    ],
    [
      'who said it',
      (_shapes, doc) => {
        const [first] = doc.getMap<Y.Map<unknown>>('comments').values();
        first?.set('k', { by: 'x', name: 'Eve', color: '#000000', created: 1 });
      },
    ],
    [
      'what is in the place of a comment',
      (_shapes, doc) => {
        const comments = doc.getMap<Y.Map<unknown>>('comments');
        for (const key of comments.keys()) comments.set(key, new Y.Map());
      },
    ],
  ])('cannot change %s', async (_what, change) => {
    expect(await verdictOn(updateBy(EVE, change, ...BOARD), [EVE])).toEqual(readonly);
  });

  it('does no harm by answering what somebody deletes at that moment', async () => {
    const removed = said(ADA, (comments) => comments.remove([only(comments).id]), ...BOARD);
    const resolved = said(BO, (comments) => comments.setResolved(only(comments).id, true), ...BOARD);
    expect(await verdictOn(resolved, [BO], [...BOARD, removed])).toMatchObject({ kind: 'accepted' });
  });

  it('is told so also when an update only deletes', async () => {
    const removal = updateBy(EVE, (shapes) => shapes.delete('s'), ...BOARD);
    expect(Y.decodeUpdate(removal).structs).toEqual([]);
    expect(await verdictOn(removal, [EVE])).toEqual(readonly);
  });
});

describe('The name of somebody who has signed in', () => {
  const KNOWN = { id: 'browser', name: 'Ada of Example', color: '#123456', isKnown: true };
  const talkAs = (
    author: typeof KNOWN,
    client: number,
    talk: (comments: Talk) => void,
    ...before: Uint8Array[]
  ) =>
    updateBy(
      client,
      (_shapes, doc) => talk(createComments(doc, { author: () => author, now: () => 1 })),
      ...before,
    );
  const verdictBy = async (knownAs: string | undefined, bytes: Uint8Array, ...log: Uint8Array[]) => {
    const board = createLocalGate().open('board', createStoredBoard(...log).load);
    const [verdict] = await board.check([{ bytes, isNewClient: false, knownAs }]);
    return verdict;
  };
  const begin = (comments: Talk) => void comments.begin({ x: 1, y: 2 }, words('Look'));
  const first = talkAs(KNOWN, ADA, begin);
  const accepted = { kind: 'accepted', shapes: 0 };
  const refused = { kind: 'refused', message: expect.stringContaining('somebody who has signed in') };

  it('is marked as theirs in what they write, and in nothing that others write', async () => {
    expect(await verdictBy('Ada of Example', first)).toEqual(accepted);
    expect(await verdictBy('Bo of Example', first)).toEqual(refused);
    expect(await verdictBy(undefined, first)).toEqual(refused);
    const asGuest = talkAs({ ...KNOWN, isKnown: false }, ADA, begin);
    expect(await verdictBy(undefined, asGuest)).toEqual(accepted);
  });

  it('is not put on what is there already', async () => {
    const guest = talkAs({ ...KNOWN, isKnown: false }, EVE, begin);
    const forge = updateBy(
      EVE,
      (_shapes, doc) => {
        const [entry] = doc.getMap<Y.Map<unknown>>('comments').values();
        entry?.set('k', { by: 'x', name: KNOWN.name, color: '#000000', created: 1, known: true });
      },
      guest,
    );
    expect(await verdictBy('Eve of Example', forge, guest)).toEqual(refused);
  });

  it('stays with the words that they wrote, which nobody else changes', async () => {
    const edit = (client: number) =>
      talkAs(KNOWN, client, (comments) => comments.edit(only(comments).id, words('Other words')), first);
    expect(await verdictBy('Ada of Example', edit(BO), first)).toEqual(accepted);
    expect(await verdictBy('Eve of Example', edit(EVE), first)).toEqual(refused);
    expect(await verdictBy(undefined, edit(EVE), first)).toEqual(refused);
  });

  it('is left out by whoever puts back what they deleted', async () => {
    const back = talkAs(KNOWN, EVE, (comments) => comments.remove([only(comments).id])(), first);
    expect(await verdictBy(undefined, back, first)).toEqual(accepted);
  });
});

describe('What is no comment', () => {
  const put = (key: string, value: unknown) =>
    updateBy(EVE, (_shapes, doc) => doc.getMap('comments').set(key, value), ...BOARD);
  const long = { text: 'x'.repeat(8_001), names: [] };

  it.each<[string, string, unknown]>([
    ['a plain value', 'c', { text: 'Hi' }],
    ['a text', 'c', new Y.Text('Hi')],
    ['a name of markup', 'a.b', new Y.Map()],
    ['a name that is long', 'c'.repeat(33), new Y.Map()],
    ['too much text', 'c', new Y.Map([['tx', long]])],
    ['a field of its own', 'c', new Y.Map([['ballast', 'x'.repeat(60_000)]])],
    ['ballast within a field', 'c', new Y.Map([['tx', { text: '', names: [], ballast: 'x' }]])],
    ['a list', 'c', new Y.Map([['tx', ['x']]])],
    ['a map in a comment', 'c', new Y.Map([['tx', new Y.Map()]])],
    ['a name that is none', 'c', new Y.Map([['k', { by: 'x', name: { toString: 1 }, created: 1 }]])],
    ['a place far off', 'c', new Y.Map([['at', { x: 1e9, y: 0 }]])],
    ['a resolution by nobody', 'c', new Y.Map([['re', true]])],
  ])('is refused: %s', async (_what, key, value) => {
    expect(await verdictOn(put(key, value), [EVE])).toMatchObject({ kind: 'refused' });
  });

  it('are more comments than a board can hold, at once or one by one', async () => {
    const many = (count: number) =>
      updateBy(BO, (_shapes, doc) => {
        doc.transact(() => {
          for (let n = 0; n < count; n += 1) doc.getMap('comments').set(`c${n}`, new Y.Map());
        });
      });
    expect(await verdictOn(many(MAX_COMMENTS + 1), [BO], [])).toMatchObject({ kind: 'refused' });
    const full = many(MAX_COMMENTS);
    expect(await verdictOn(full, [BO], [])).toMatchObject({ kind: 'accepted' });
    expect(await verdictOn(put('one-more', new Y.Map()), [EVE], [full, ...BOARD])).toMatchObject({
      kind: 'refused',
    });
  });
});
