import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { linePoints, placePoints } from '../arrows/linePoints.ts';
import { unpackPoints } from '../points.ts';
import type { ArrowShape } from '../shapes/arrow.ts';
import type { Store } from '../store.ts';
import { DEFAULT_STYLE } from '../style.ts';
import { createTestBoard, syncBoards, type TestBoard } from '../test/index.ts';

const style = { ...DEFAULT_STYLE, width: 2 };
const square = { type: 'rectangle', y: 0, w: 100, h: 100, style } as const;
const middleOf = (id: string) => ({ id, x: 0.5, y: 0.5, isInside: true });

/** Squares `a` at 0 and `b` at 300, and an arrow from the middle of one to the middle of the other. */
function addBoundPair({ store, history }: TestBoard): void {
  const points = [
    { x: 50, y: 50 },
    { x: 350, y: 50 },
  ];
  store.create({ ...square, id: 'a', x: 0 }, { ...square, id: 'b', x: 300 });
  store.create({
    ...{ id: 'arrow', type: 'arrow', ...placePoints(points), style },
    ...{ start: middleOf('a'), end: middleOf('b') },
  });
  history.mark();
}

function createBoundPair(author = 'ada'): TestBoard {
  const board = createTestBoard(author);
  addBoundPair(board);
  return board;
}

function arrowOf(store: Store, id = 'arrow'): ArrowShape {
  const arrow = store.get(id);
  if (arrow?.type !== 'arrow') throw new Error(`There is no arrow "${id}".`);
  return arrow;
}

function endsOf(store: Store, id = 'arrow'): number[][] {
  const points = linePoints(arrowOf(store, id));
  return points.map(({ x, y }) => [Math.round(x), Math.round(y)]);
}

function updatesOf({ store }: TestBoard, change: () => void): string[] {
  const updated: string[] = [];
  const stop = store.onChange((made) => updated.push(...made.updated));
  change();
  stop();
  return updated.sort();
}

describe('when a bound shape changes', () => {
  it('its arrow is among the shapes that changed, and ends there', () => {
    const board = createBoundPair();
    const { store } = board;
    expect(updatesOf(board, () => store.move(['b'], { dx: 0, dy: 200 }))).toEqual(['arrow', 'b']);
    expect(endsOf(store)).toEqual([
      [50, 50],
      [350, 250],
    ]);
    expect(updatesOf(board, () => store.update('a', { w: 200 }))).toEqual(['a', 'arrow']);
    expect(endsOf(store)[0]).toEqual([100, 50]);
  });

  it('the arrow follows its turning', () => {
    const { store } = createBoundPair();
    store.update('arrow', { end: { ...middleOf('b'), x: 1 } });
    expect(endsOf(store)[1]).toEqual([400, 50]);
    store.update('b', { rotation: Math.PI / 2 });
    expect(endsOf(store)[1]).toEqual([350, 100]);
  });

  it('the arrow itself is not written', () => {
    const board = createBoundPair();
    const before = board.doc.getMap('shapes').toJSON().arrow;
    board.store.move(['b'], { dx: 9, dy: 9 });
    expect(board.doc.getMap('shapes').toJSON().arrow).toEqual(before);
  });

  it('only its own arrows are asked', () => {
    const { store } = createBoundPair();
    expect([...store.arrowsOf('a')]).toEqual(['arrow']);
    store.update('arrow', { start: undefined });
    expect([...store.arrowsOf('a')]).toEqual([]);
    expect([...store.arrowsOf('b')]).toEqual(['arrow']);
  });

  it('the arrow has its place in a store that is made later, too', () => {
    const board = createBoundPair();
    board.store.move(['a', 'b'], { dx: 7, dy: 7 });
    const later = createTestBoard();
    syncBoards(board, later);
    expect(later.store.sorted()).toEqual(board.store.sorted());
  });
});

describe('when two people move both shapes at the same time', () => {
  it('they see the same arrow afterwards', () => {
    const [ada, ben] = [createBoundPair('ada'), createTestBoard('ben')];
    syncBoards(ada, ben);
    ada.store.move(['a'], { dx: 0, dy: 100 });
    ben.store.move(['b'], { dx: 0, dy: -100 });
    syncBoards(ada, ben);
    for (const { store } of [ada, ben]) {
      expect(endsOf(store)).toEqual([
        [50, 150],
        [350, -50],
      ]);
    }
    expect(ben.store.get('arrow')).toEqual(ada.store.get('arrow'));
  });
});

describe('when a bound shape is deleted', () => {
  it('the arrow stays where it was, bound to the other', () => {
    const { store } = createBoundPair();
    store.move(['b'], { dx: 0, dy: 200 });
    store.delete(['b']);
    const { start, end } = arrowOf(store);
    expect([start?.id, end]).toEqual(['a', undefined]);
    expect(endsOf(store)[1]).toEqual([350, 250]);
  });

  it('undo brings shape and binding back', () => {
    const { store, history } = createBoundPair();
    store.delete(['b']);
    history.undo();
    expect(arrowOf(store).end?.id).toBe('b');
    store.move(['b'], { dx: 0, dy: 50 });
    expect(endsOf(store)[1]).toEqual([350, 100]);
  });

  it('and the arrow with it, both are gone', () => {
    const { store } = createBoundPair();
    store.delete(['b', 'arrow']);
    expect([...store.all()].map(({ id }) => id)).toEqual(['a']);
    expect(store.arrowsOf('a').size).toBe(0);
  });

  it('by somebody who does not know of the arrow yet, the arrow is bound to nothing', () => {
    const [ada, ben] = [createTestBoard('ada'), createTestBoard('ben')];
    ada.store.create({ ...square, id: 'b', x: 300 });
    syncBoards(ada, ben);
    const points = placePoints([
      { x: 0, y: 0 },
      { x: 350, y: 50 },
    ]);
    ada.store.create({ id: 'arrow', type: 'arrow', ...points, style, end: middleOf('b') });
    ben.store.delete(['b']);
    syncBoards(ada, ben);
    for (const { store } of [ada, ben]) {
      expect(arrowOf(store).end).toBeUndefined();
      expect(endsOf(store)[1]).toEqual([350, 50]);
    }
  });
});

describe('an arrow that is moved', () => {
  it('by itself lets go of both shapes', () => {
    const { store } = createBoundPair();
    store.move(['b'], { dx: 0, dy: 50 });
    store.move(['arrow'], { dx: 10, dy: 10 });
    expect(arrowOf(store)).toMatchObject({ start: undefined, end: undefined });
    expect(endsOf(store)).toEqual([
      [60, 60],
      [360, 110],
    ]);
  });

  it('with one of its shapes holds on to that one', () => {
    const { store } = createBoundPair();
    store.move(['arrow', 'a'], { dx: 10, dy: 10 });
    expect([arrowOf(store).start?.id, arrowOf(store).end]).toEqual(['a', undefined]);
    expect(endsOf(store)).toEqual([
      [60, 60],
      [360, 60],
    ]);
  });

  it('with both of its shapes stays bound, and undo puts all three back', () => {
    const { store, history } = createBoundPair();
    store.move(['arrow', 'a', 'b'], { dx: 10, dy: 10 });
    expect([arrowOf(store).start?.id, arrowOf(store).end?.id]).toEqual(['a', 'b']);
    expect(endsOf(store)[0]).toEqual([60, 60]);
    history.undo();
    expect(endsOf(store)[0]).toEqual([50, 50]);
  });
});

describe('a copy', () => {
  it('of arrow and shapes is bound within the copy', () => {
    const { store } = createBoundPair();
    const [a, b, arrow = ''] = store.duplicate(['a', 'b', 'arrow'], { dx: 0, dy: 500 });
    expect([arrowOf(store, arrow).start?.id, arrowOf(store, arrow).end?.id]).toEqual([a, b]);
    expect(endsOf(store, arrow)).toEqual([
      [50, 550],
      [350, 550],
    ]);
  });

  it('of an arrow alone is bound to nothing, and lies beside the original as it is seen now', () => {
    const { store } = createBoundPair();
    store.move(['b'], { dx: 0, dy: 100 });
    const [copy = ''] = store.duplicate(['arrow'], { dx: 5, dy: 0 });
    expect(arrowOf(store, copy)).toMatchObject({ start: undefined, end: undefined });
    expect(endsOf(store, copy)).toEqual([
      [55, 50],
      [355, 150],
    ]);
    expect([...store.arrowsOf('b')]).toEqual(['arrow']);
  });
});

describe('an elbow arrow', () => {
  function createElbow(): TestBoard {
    const board = createBoundPair();
    board.store.update('b', { y: 200 });
    const aim = { x: 0.5, y: 0.5, isInside: false };
    const ends = { start: { id: 'a', ...aim }, end: { id: 'b', ...aim } };
    board.store.update('arrow', { ...ends, style: { route: 'elbow' } });
    board.history.mark();
    return board;
  }

  it('has its corners in the record, and its ends in the document', () => {
    const { store, doc } = createElbow();
    expect(endsOf(store)).toEqual([
      [106, 50],
      [200, 50],
      [200, 250],
      [294, 250],
    ]);
    store.move(['arrow', 'a', 'b'], { dx: 10, dy: 0 });
    expect(endsOf(store)[1]).toEqual([210, 50]);
    const written = doc.getMap('shapes').get('arrow');
    expect(written instanceof Y.Map && unpackPoints(written.get('p')).points).toHaveLength(2);
  });

  it('that is bound to nothing has elbows too, and none any more with another route', () => {
    const { store } = createElbow();
    store.move(['arrow'], { dx: 0, dy: 1 });
    expect(arrowOf(store)).toMatchObject({ start: undefined, end: undefined });
    expect(endsOf(store)).toHaveLength(4);
    store.update('arrow', { style: { route: 'straight' } });
    expect(endsOf(store)).toEqual([
      [106, 51],
      [294, 251],
    ]);
  });

  it('stays where it was when a shape goes', () => {
    const { store } = createElbow();
    const before = [endsOf(store)[0], endsOf(store).at(-1)];
    store.delete(['b']);
    expect([endsOf(store)[0], endsOf(store).at(-1)]).toEqual(before);
  });
});
