import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { ApplyUpdate } from './boardDoc.ts';
import { createLocalGate } from './localGate.ts';
import { deletes, encodeUpdate, gc, id, inItem, item, MAP, ONE } from './test/encodeUpdate.ts';
import { checkOne, createSnapshotBoard, createStoredBoard, updateBy } from './test/storedBoard.ts';

const FIRST = updateBy(7, (shapes) => shapes.set('a', 1));
const SECOND = updateBy(7, (shapes) => shapes.set('a', 2), FIRST);
const THIRD = updateBy(7, (shapes) => shapes.set('a', 3), FIRST, SECOND);
const APART = updateBy(7, (shapes) => shapes.set('d', 4), FIRST, SECOND);
const GAP = encodeUpdate({ client: 5, clock: 3, structs: [item({ key: 'e', content: ONE })] });
const BY_OTHER = updateBy(8, (shapes) => shapes.set('b', 1), FIRST);
const DELETED = updateBy(8, (shapes) => shapes.delete('a'), FIRST);
const LATER = updateBy(9, (shapes) => shapes.set('c', 1), FIRST);

const openBoard = (...log: Uint8Array[]) => createLocalGate().open('board', createStoredBoard(...log).load);

describe('An update', () => {
  it('that comes next is accepted, and counts from then on', async () => {
    const board = openBoard(FIRST);
    expect(await checkOne(board, SECOND)).toEqual({ kind: 'accepted', shapes: 1 });
    expect(await checkOne(board, THIRD)).toEqual({ kind: 'accepted', shapes: 1 });
    expect(await checkOne(board, BY_OTHER)).toEqual({ kind: 'accepted', shapes: 2 });
    expect(await board.clocks([7, 8, 9])).toEqual([3, 1, 0]);
  });

  it('of which the board holds everything is a duplicate', async () => {
    const board = openBoard(FIRST, SECOND, DELETED);
    for (const update of [FIRST, SECOND, DELETED, Y.mergeUpdates([FIRST, SECOND])]) {
      expect(await checkOne(board, update)).toEqual({ kind: 'duplicate' });
    }
    expect(await checkOne(board, encodeUpdate({}))).toEqual({ kind: 'duplicate' });
  });

  it('that leaves something out has to be sent again from where the board ends', async () => {
    expect(await checkOne(openBoard(FIRST), THIRD)).toEqual({ kind: 'resync', clock: 1 });
    expect(await checkOne(openBoard(), SECOND)).toEqual({ kind: 'resync', clock: 0 });
  });

  it('that overlaps has to be sent again without what is known, and then is accepted', async () => {
    const board = openBoard(FIRST);
    const update = Y.mergeUpdates([FIRST, SECOND]);
    expect(await checkOne(board, update)).toEqual({ kind: 'resync', clock: 1 });
    const trimmed = Y.diffUpdate(update, Y.encodeStateVector(new Map([[7, 1]])));
    expect(await checkOne(board, trimmed)).toMatchObject({ kind: 'accepted' });
  });

  it('of which only the deletes are new has to be sent again with these alone', async () => {
    const board = openBoard(FIRST);
    const update = Y.mergeUpdates([FIRST, DELETED]);
    expect(await checkOne(board, update)).toEqual({ kind: 'resync', clock: 1 });
    const trimmed = Y.diffUpdate(update, Y.encodeStateVector(new Map([[7, 1]])));
    expect(await checkOne(board, trimmed)).toEqual({ kind: 'accepted', shapes: 0 });
    expect(await checkOne(board, trimmed)).toEqual({ kind: 'duplicate' });
  });

  it('of a client that is new must be the first of that client', async () => {
    const board = openBoard(FIRST);
    expect(await checkOne(board, BY_OTHER, true)).toMatchObject({ kind: 'accepted' });
    expect(await checkOne(board, FIRST, true)).toEqual({ kind: 'duplicate' });
    expect(await checkOne(board, SECOND, true)).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('already'),
    });
    expect(await checkOne(board, SECOND)).toMatchObject({ kind: 'accepted' });
  });

  it('is accepted upon what others deleted meanwhile', async () => {
    const shape = updateBy(7, (shapes) => shapes.set('a', new Y.Map([['x', 1]])));
    const gone = updateBy(8, (shapes) => shapes.delete('a'), shape);
    const changed = updateBy(9, (shapes) => (shapes.get('a') as Y.Map<unknown>).set('x', 2), shape);
    expect(await checkOne(openBoard(shape, gone), changed)).toEqual({ kind: 'accepted', shapes: 0 });
  });

  it('upon a snapshot is judged as upon the log', async () => {
    const board = createLocalGate().open('board', createSnapshotBoard(Y.mergeUpdates([FIRST, SECOND])).load);
    expect(await checkOne(board, THIRD)).toMatchObject({ kind: 'accepted' });
    expect(await checkOne(board, FIRST)).toEqual({ kind: 'duplicate' });
  });
});

describe('Updates of one session', () => {
  it('behind one that does not pass are skipped, those of others are not', async () => {
    const board = openBoard(FIRST);
    const candidate = (bytes: Uint8Array, session: string) => ({ bytes, session, isNewClient: false });
    const verdicts = await board.check([
      candidate(THIRD, 'one'),
      candidate(SECOND, 'one'),
      candidate(BY_OTHER, 'two'),
    ]);
    expect(verdicts.map(({ kind }) => kind)).toEqual(['resync', 'skipped', 'accepted']);
    expect(await board.clocks([7])).toEqual([1]);
  });
});

describe('A board', () => {
  it('knows how many shapes it has, from a log or a snapshot, and what was added', async () => {
    const board = openBoard(FIRST, BY_OTHER);
    expect(await board.shapes()).toBe(2);
    await checkOne(board, DELETED);
    expect(await board.shapes()).toBe(1);
    const snapshot = createLocalGate().open(
      'board',
      createSnapshotBoard(Y.mergeUpdates([FIRST, BY_OTHER])).load,
    );
    expect(await snapshot.shapes()).toBe(2);
  });

  it('that is forgotten is loaded again, with what storage has by then', async () => {
    const stored = createStoredBoard(FIRST);
    const board = createLocalGate().open('board', stored.load);
    expect(await checkOne(board, SECOND)).toMatchObject({ kind: 'accepted' });
    board.forget();
    expect(await checkOne(board, THIRD)).toEqual({ kind: 'resync', clock: 1 });
    stored.log.push(SECOND);
    board.forget();
    expect(await checkOne(board, THIRD)).toMatchObject({ kind: 'accepted' });
  });

  it('that is forgotten while it is loaded is loaded once more', async () => {
    const stored = createStoredBoard(FIRST);
    const board = createLocalGate().open('board', stored.load);
    const checked = checkOne(board, SECOND);
    board.forget();
    stored.log.push(SECOND);
    expect(await checked).toEqual({ kind: 'duplicate' });
  });

  it('of which an entry was lost on disk takes what does not build on it', async () => {
    const board = openBoard(FIRST, APART);
    expect(await checkOne(board, BY_OTHER)).toMatchObject({ kind: 'accepted' });
    expect(await checkOne(board, APART)).toEqual({ kind: 'resync', clock: 1 });
    expect(await checkOne(board, SECOND)).toMatchObject({ kind: 'accepted' });
    expect(await board.clocks([7])).toEqual([3]);
  });

  it('that cannot be loaded says so, and is tried again', async () => {
    let isBroken = true;
    const board = createLocalGate().open('board', async function* () {
      if (isBroken) throw new Error('The disk is gone.');
      yield* createStoredBoard(FIRST).load();
    });
    await expect(checkOne(board, SECOND)).rejects.toMatchObject({
      message: 'The board could not be loaded: The disk is gone.',
      isFinal: false,
    });
    isBroken = false;
    expect(await checkOne(board, SECOND)).toMatchObject({ kind: 'accepted' });
  });

  it('whose log breaks every document is given up until somebody repairs it', async () => {
    const board = openBoard(encodeUpdate({ structs: [gc(1), gc(0)] }), FIRST);
    await expect(checkOne(board, SECOND)).rejects.toMatchObject({ isFinal: true });
  });

  it('that is closed answers nothing any more', async () => {
    const board = openBoard(FIRST);
    board.close();
    await expect(checkOne(board, SECOND)).rejects.toMatchObject({ isFinal: false });
  });
});

describe('An update that passes and does damage', () => {
  /** Does to the doc, when it meets `SECOND`, what no update may do. */
  const misbehave =
    (damage: (doc: Y.Doc) => void): ApplyUpdate =>
    (doc, update) => {
      if (Buffer.compare(update, SECOND) === 0) damage(doc);
      else Y.applyUpdate(doc, update);
    };

  it.each<[string, (doc: Y.Doc) => void]>([
    ['throws', () => fail()],
    ['throws after half of it', (doc) => inTurn(() => Y.applyUpdate(doc, SECOND), fail)],
    ['changes nothing', () => {}],
    [
      'leaves something pending',
      (doc) =>
        inTurn(
          () => Y.applyUpdate(doc, SECOND),
          () => Y.applyUpdate(doc, GAP),
        ),
    ],
    ['leaves deletes pending', (doc) => Y.applyUpdate(doc, encodeUpdate({ deletes: [deletes(5, [0, 1])] }))],
    [
      'makes a root type',
      (doc) =>
        inTurn(
          () => Y.applyUpdate(doc, SECOND),
          () => doc.getMap('other'),
        ),
    ],
    ['counts further', (doc) => Y.applyUpdate(doc, Y.mergeUpdates([SECOND, APART]))],
    [
      'stops the doc',
      (doc) =>
        inTurn(
          () => doc.once('afterTransactionCleanup', fail),
          () => Y.applyUpdate(doc, SECOND),
        ),
    ],
  ])('because it %s is reported, and the board goes on without it', async (_what, damage) => {
    const reports: string[] = [];
    const stored = createStoredBoard(FIRST);
    const gate = createLocalGate({
      applyUpdate: misbehave(damage),
      report: (_boardId, message) => reports.push(message),
    });
    const board = gate.open('board', stored.load);
    const verdicts = await board.check(
      [BY_OTHER, SECOND, DELETED, LATER].map((bytes) => ({ bytes, isNewClient: false })),
    );
    expect(verdicts).toEqual([
      { kind: 'accepted', shapes: 2 },
      { kind: 'damaging', message: expect.stringContaining('damaged') },
      { kind: 'accepted', shapes: 1 },
      { kind: 'accepted', shapes: 2 },
    ]);
    expect(stored.loads).toBe(2);
    expect(reports).toHaveLength(1);
    expect(await board.clocks([7, 8, 9, 5])).toEqual([1, 1, 1, 0]);
  });
});

describe('What a shape is made of', () => {
  const shape = encodeUpdate({ structs: [item({ key: 'a', content: MAP })] });
  it('is checked in a field that names only the value before', async () => {
    const before = encodeUpdate({
      clock: 1,
      structs: [item({ parent: inItem(7, 0), key: 'g', content: { ref: 8, bytes: [1, 117, 1, 125, 1] } })],
    });
    const board = openBoard(shape, before);
    const wrong = encodeUpdate({ client: 8, structs: [item({ left: id(7, 1), content: ONE })] });
    expect(await checkOne(board, wrong)).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('field g'),
    });
  });
});

function inTurn(...steps: (() => unknown)[]): void {
  for (const step of steps) step();
}

function fail(): never {
  throw new Error('Something went wrong.');
}
