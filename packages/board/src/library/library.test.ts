import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { copyLibrary, giveBackUnsent } from '../giveBack.ts';
import { keysAbove } from '../order.ts';
import { packPoints } from '../points.ts';
import type { Shape } from '../shapes/index.ts';
import type { NewShape } from '../shapes/shape.ts';
import { DEFAULT_STYLE } from '../style.ts';
import { createTestBoard, syncBoards, type TestBoard } from '../test/index.ts';
import { createLibrary, type Library } from './library.ts';
import { LIBRARY_KEY, MAX_ITEM_SHAPES, MAX_LIBRARY_ITEMS, type NewItem } from './sharedItem.ts';

const style = { ...DEFAULT_STYLE, color: 'red' } as const;
const box = (id: string, x = 0): NewShape<Shape> => ({
  type: 'rectangle',
  ...{ id, x, y: 5, w: 10, h: 20, style, groups: ['pair'], text: 'Router' },
});
const item = (id: string, x = 0): NewItem => ({
  ...{ id, name: `Item ${id}`, created: 7 },
  shapes: [box('a', x), box('b', x + 50)],
});

function open(): TestBoard & { readonly library: Library } {
  const board = createTestBoard();
  return { ...board, library: createLibrary(board.doc) };
}

const idsOf = ({ library }: { readonly library: Library }) => library.current.map(({ id }) => id);

describe('the library of a board', () => {
  it('is the same for everybody, with all that an item is made of', () => {
    const [ann, ben] = [open(), open()];
    const packed = packPoints({
      points: [
        { x: 0, y: 0, pressure: 0.5 },
        { x: 3, y: 4, pressure: 1 },
      ],
      isPen: true,
    });
    const stroke: NewShape<Shape> = { type: 'draw', x: 1, y: 2, w: 3, h: 4, style, isPen: true, packed };
    ann.library.add([item('one'), { ...item('two'), shapes: [stroke] }]);
    syncBoards(ann, ben);
    expect(ben.library.current).toEqual(ann.library.current);
    expect(ben.library.current).toMatchObject([
      {
        ...{ id: 'one', name: 'Item one', created: 7 },
        shapes: [
          { type: 'rectangle', id: 'a', groups: ['pair'], text: 'Router', style: { color: 'red' } },
          { id: 'b', x: 50 },
        ],
      },
      { shapes: [{ type: 'draw', isPen: true, packed }] },
    ]);
  });

  it('keeps the order of the list, and what two people add at once', () => {
    const [ann, ben] = [open(), open()];
    ann.library.add([item('b', 1), item('a', 2)]);
    syncBoards(ann, ben);
    ann.library.add([item('x', 3)]);
    ben.library.add([item('y', 4)]);
    syncBoards(ann, ben);
    expect(idsOf(ann)).toEqual(['b', 'a', 'x', 'y']);
    expect(idsOf(ben)).toEqual(idsOf(ann));
  });

  it('tells of changes, and is the same object as long as there are none', () => {
    const { library } = open();
    let changes = 0;
    library.onChange(() => changes++);
    expect(library.current).toBe(library.current);
    library.add([item('one')]);
    const before = library.current;
    library.rename('one', '  A   name ');
    expect(library.current).not.toBe(before);
    expect(library.current[0]?.name).toBe('A name');
    expect(changes).toBe(2);
    library.destroy();
    library.rename('one', 'Later');
    expect(changes).toBe(2);
  });

  it('does not take a file twice, with names for items or without', () => {
    const { library } = open();
    expect(library.add([item('one'), item('two', 9)])).toMatchObject({ ids: ['one', 'two'], known: 0 });
    expect(
      library.add([item('one', 1), { ...item('other', 9), shapes: [box('c', 9), box('d', 59)] }]),
    ).toEqual({
      ...{ ids: [], known: 2, tooLarge: 0, tooMany: 0 },
    });
    expect(library.add([item('', 100), item('a b', 200)]).ids).toHaveLength(2);
    expect(library.current).toHaveLength(4);
  });

  it('has limits, and says what went beyond them', () => {
    const { library, doc } = open();
    const shapes = Array.from({ length: MAX_ITEM_SHAPES + 1 }, (_, index) => box(`s${index}`, index));
    const long = { ...box('l'), foreign: 'x'.repeat(60_000) };
    const heavy = Array.from({ length: 9 }, (_, index) => ({ ...long, x: index }));
    expect(
      library.add([
        { ...item('many'), shapes },
        { ...item('heavy'), shapes: heavy },
      ]),
    ).toMatchObject({ ids: [], tooLarge: 2 });
    doc.transact(() => {
      for (let n = 1; n < MAX_LIBRARY_ITEMS; n += 1) doc.getMap(LIBRARY_KEY).set(`i${n}`, new Y.Map());
    });
    expect(library.add([item('fits', 1), item('not', 2)])).toMatchObject({ ids: ['fits'], tooMany: 1 });
  });

  it('gives back what was removed, where it was, unless somebody did already', () => {
    const [ann, ben] = [open(), open()];
    ann.library.add([item('one', 1), item('two', 2), item('three', 3)]);
    const before = ann.library.current;
    const putBack = ann.library.remove('two');
    syncBoards(ann, ben);
    expect(idsOf(ben)).toEqual(['one', 'three']);
    putBack();
    putBack();
    syncBoards(ann, ben);
    expect(ben.library.current).toEqual(before);
  });

  it('is no part of undo', () => {
    const { library, history } = open();
    library.add([item('one')]);
    expect(history.canUndo).toBe(false);
  });

  it('reads whatever there is', () => {
    const { library, doc } = open();
    const map = doc.getMap(LIBRARY_KEY);
    map.set('text', 'no item');
    map.set('empty', new Y.Map());
    map.set(
      'wrong',
      new Y.Map<unknown>([
        ['k', 7],
        ['z', 7],
        ['n', 7],
        ['sh', 'none'],
      ]),
    );
    expect(library.current).toEqual([]);
    map.set(
      'odd',
      new Y.Map<unknown>([
        ['sh', [7, null, {}, { id: '?', k: { type: 'later' } }]],
        ['z', keysAbove(undefined, 1)[0]],
      ]),
    );
    expect(library.current).toMatchObject([
      { id: 'odd', name: '', created: 0, shapes: [{ type: 'unknown' }, { type: 'unknown' }] },
    ]);
  });

  it('is given back when the log of a board was lost, and copied with a board', () => {
    const [old, fresh, copy] = [open(), open(), open()];
    const from = new Map([[old.doc.clientID, 0]]);
    old.library.add([item('one')]);
    giveBackUnsent(old.doc, { from, updates: [] }, fresh);
    expect(fresh.library.current).toEqual(old.library.current);
    expect(copyLibrary(old.doc, copy)).toEqual(['one']);
    expect(copyLibrary(old.doc, copy)).toEqual([]);
    expect(copy.library.current).toEqual(old.library.current);
    copy.library.remove('one');
    expect(copyLibrary(old.doc, copy)).toEqual([]);
  });
});
