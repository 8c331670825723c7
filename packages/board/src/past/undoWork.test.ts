import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createTestBoard, syncBoards, type TestBoard } from '../test/createTestBoard.ts';
import { replayWork, type WorkEntry } from './replayWork.ts';
import { undoWork } from './undoWork.ts';

const BOX = { type: 'rectangle', x: 0, y: 0, w: 10, h: 10, style: { color: 'black' } } as never;

/** Ada and Ben on a board with two shapes. What they do from then on is in the log; undone is what Ben does in `span`. */
function scene() {
  const [ada, ben] = [createTestBoard('ada'), createTestBoard('ben')];
  const [first = '', second = ''] = ada.store.create(BOX, { ...(BOX as object), text: 'to be' } as never);
  syncBoards(ada, ben);
  const before = Y.encodeStateAsUpdate(ada.doc);
  const entries: WorkEntry[] = [];
  let isInSpan = true;
  const record = ({ doc }: TestBoard, isBen: boolean) =>
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'remote') entries.push({ update, isMeant: isBen && isInSpan });
    });
  record(ada, false);
  record(ben, true);
  const work = (board: TestBoard, run: (store: TestBoard['store']) => void): void => {
    run(board.store);
    syncBoards(ada, ben);
  };
  return {
    ids: [first, second] as const,
    shapes: () => ada.doc.getMap('shapes').toJSON(),
    get: (id: string) => ada.store.get(id),
    ada: (run: (store: TestBoard['store']) => void) => work(ada, run),
    ben: (run: (store: TestBoard['store']) => void) => work(ben, run),
    endSpan: () => {
      isInSpan = false;
    },
    undo: (log = entries) => {
      ada.history.mark();
      const done = undoWork(replayWork(before, log), ada);
      ada.history.mark();
      syncBoards(ada, ben);
      expect(ben.doc.getMap('shapes').toJSON()).toEqual(ada.doc.getMap('shapes').toJSON());
      return done;
    },
    takeBack: () => ada.history.undo(),
  };
}

test('what they made goes, what they deleted comes back, what they changed is as it was', () => {
  const { ids, shapes, ben, undo } = scene();
  const [first, second] = ids;
  const before = shapes();
  let made = '';
  ben((store) => {
    [made = ''] = store.create(BOX);
    store.delete([first]);
    store.move([second], { dx: 50, dy: 0 });
    store.move([second], { dx: 50, dy: 0 });
  });
  expect(undo()).toEqual({ removed: [made], broughtBack: [first], changedBack: [second], kept: [] });
  expect(shapes()).toEqual(before);
});

test('it is one step of undo', () => {
  const { ids, shapes, ben, undo, takeBack } = scene();
  ben((store) => {
    store.create(BOX);
    store.delete([ids[0]]);
  });
  const changed = shapes();
  undo();
  takeBack();
  expect(shapes()).toEqual(changed);
});

test('the work of others stays, between and after theirs', () => {
  const { ids, ada, ben, get, shapes, undo } = scene();
  const [first, second] = ids;
  let drawn = '';
  ada((store) => {
    [drawn = ''] = store.create(BOX);
    store.move([first], { dx: 5, dy: 0 });
  });
  ben((store) => store.move([first], { dx: 100, dy: 0 }));
  ben((store) => store.move([second], { dx: 100, dy: 0 }));
  ada((store) => store.move([second], { dx: 1, dy: 0 }));
  expect(undo()).toMatchObject({ changedBack: [first], kept: [second] });
  expect([get(first)?.x, get(second)?.x, Object.keys(shapes())]).toEqual([
    5,
    101,
    expect.arrayContaining([drawn]),
  ]);
});

test('a shape of theirs that somebody else went on with stays, and one that somebody deleted does not come back', () => {
  const { ids, ada, ben, get, undo } = scene();
  let [made, gone]: (string | undefined)[] = [];
  ben((store) => {
    [made = '', gone = ''] = store.create(BOX, BOX);
    store.move([ids[0]], { dx: 9, dy: 0 });
  });
  ada((store) => {
    store.move([made ?? ''], { dx: 1, dy: 0 });
    store.delete([gone ?? '', ids[0]]);
  });
  expect(undo()).toEqual({ removed: [], broughtBack: [], changedBack: [], kept: [made] });
  expect([get(gone ?? ''), get(ids[0])]).toEqual([undefined, undefined]);
});

test('what others drew meanwhile and they deleted comes back as it was', () => {
  const { ada, ben, shapes, undo } = scene();
  let drawn = '';
  ada((store) => {
    [drawn = ''] = store.create(BOX);
    store.move([drawn], { dx: 7, dy: 0 });
  });
  const before = shapes();
  ben((store) => {
    store.move([drawn], { dx: 70, dy: 0 });
    store.delete([drawn]);
  });
  expect(undo().broughtBack).toEqual([drawn]);
  expect(shapes()).toEqual(before);
});

test('letters of theirs go and those that they deleted come back; in a text that somebody went on with nothing does', () => {
  const { ids, ben, ada, get, undo } = scene();
  const id = ids[1];
  ada((store) => store.update(id, { text: 'to be or' }));
  ben((store) => store.update(id, { text: 'not be or what' }));
  expect(undo()).toMatchObject({ changedBack: [id], kept: [] });
  expect(get(id)).toMatchObject({ text: 'to be or' });

  const other = scene();
  other.ben((store) => store.update(other.ids[1], { text: 'to be!' }));
  other.ada((store) => store.update(other.ids[1], { text: 'to be! Yes' }));
  expect(other.undo([]).kept).toEqual([]);
  expect(other.get(other.ids[1])).toMatchObject({ text: 'to be! Yes' });
});

test('what they did before and after the span stays', () => {
  const { ids, ben, get, endSpan, undo } = scene();
  ben((store) => store.move([ids[0]], { dx: 3, dy: 0 }));
  ben((store) => store.move([ids[1]], { dx: 3, dy: 0 }));
  endSpan();
  ben((store) => store.move([ids[1]], { dx: 4, dy: 0 }));
  expect(undo()).toMatchObject({ changedBack: [ids[0]], kept: [ids[1]] });
  expect([get(ids[0])?.x, get(ids[1])?.x]).toEqual([0, 7]);
});

test('what somebody brought back already is not brought back twice', () => {
  const { ids, ada, ben, undo } = scene();
  ben((store) => store.delete([ids[0]]));
  ada((store) => store.create({ ...(BOX as object), id: ids[0] } as never));
  expect(undo()).toEqual({ removed: [], broughtBack: [], changedBack: [], kept: [] });
});
