import {
  createLibrary,
  DEFAULT_STYLE,
  type NewItem,
  type NewShape,
  packPoints,
  type Shape,
} from '@drawbridge/board';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { MAX_LIBRARY_ITEMS } from './entryCount.ts';
import { createLocalGate } from './localGate.ts';
import { checkOne, createStoredBoard, updateBy } from './test/storedBoard.ts';

const [ADA, EVE] = [7, 9];
const style = DEFAULT_STYLE;
const packed = packPoints({
  points: [
    { x: 0, y: 0, pressure: 1 },
    { x: 5, y: 5, pressure: 1 },
  ],
  isPen: true,
});
const shapes: readonly NewShape<Shape>[] = [
  {
    type: 'rectangle',
    id: 'a',
    x: 0,
    y: 0,
    w: 10,
    h: 10,
    style,
    groups: ['g'],
    text: 'Router',
    link: 'https://a.example',
  },
  { type: 'draw', id: 'b', x: 0, y: 0, w: 5, h: 5, style, isPen: true, packed, foreign: '{}' },
  {
    ...{ type: 'arrow', id: 'c', x: 0, y: 0, w: 5, h: 5, style, packed },
    start: { id: 'a', x: 0.5, y: 0.5, isInside: false },
    end: undefined,
  },
];
const item = (id: string, x = 0): NewItem => ({
  ...{ id, name: 'Item', created: 1 },
  shapes: shapes.map((shape) => ({ ...shape, x })),
});

/** What `work` does, as the page of the person does it. */
function kept(client: number, work: (library: Shelf) => void, ...before: readonly Uint8Array[]): Uint8Array {
  return updateBy(client, (_shapes, doc) => work(createLibrary(doc)), ...before);
}

type Shelf = ReturnType<typeof createLibrary>;

const BOARD = [kept(ADA, (library) => library.add([item('one'), item('two', 50)]))];

async function verdictOn(bytes: Uint8Array, log: readonly Uint8Array[] = BOARD) {
  return await checkOne(createLocalGate().open('board', createStoredBoard(...log).load), bytes);
}

describe('The library of a board', () => {
  it.each<[string, (library: Shelf) => void]>([
    ['adds to', (library) => library.add([item('three', 100)])],
    ['renames in', (library) => library.rename('one', 'Another name')],
    ['takes out of', (library) => library.remove('two')],
    ['puts back into', (library) => library.remove('two')()],
  ])('takes what somebody %s it', async (_what, work) => {
    expect(await verdictOn(kept(EVE, work, ...BOARD))).toMatchObject({ kind: 'accepted' });
  });

  it('is not for those who may only comment', async () => {
    const bytes = kept(EVE, (library) => library.add([item('three', 100)]), ...BOARD);
    const board = createLocalGate().open('board', createStoredBoard(...BOARD).load);
    const verdicts = await board.check([{ bytes, isNewClient: false, commentsAs: [EVE] }]);
    expect(verdicts).toMatchObject([{ kind: 'readonly' }]);
  });
});

describe('What is no item of a library', () => {
  const put = (key: string, value: unknown) =>
    updateBy(EVE, (_shapes, doc) => doc.getMap('library').set(key, value), ...BOARD);
  const withShape = (fields: unknown) => new Y.Map([['sh', [fields]]]);

  it.each<[string, string, unknown]>([
    ['a plain value', 'i', { name: 'Item' }],
    ['a text', 'i', new Y.Text('Item')],
    ['a name of markup', '<b>', new Y.Map()],
    ['a field of its own', 'i', new Y.Map([['ballast', 'x'.repeat(60_000)]])],
    ['ballast within a field', 'i', new Y.Map([['k', { created: 1, ballast: 'x' }]])],
    ['a name that is long', 'i', new Y.Map([['n', 'x'.repeat(201)]])],
    ['a place that is none', 'i', new Y.Map([['z', 'a b']])],
    ['a map in an item', 'i', new Y.Map([['sh', new Y.Map()]])],
    ['shapes that are none', 'i', new Y.Map([['sh', 'all']])],
    ['too many shapes', 'i', new Y.Map([['sh', Array.from({ length: 401 }, () => ({ id: 'a' }))]])],
    ['a shape without a name', 'i', withShape({ k: { type: 'rectangle' } })],
    ['a shape beyond the page', 'i', withShape({ id: 'a', g: [1e9, 0, 0, 0, 0] })],
    ['a shape without a type', 'i', withShape({ id: 'a', k: { author: 'eve' } })],
    ['a stroke of 70 KB', 'i', withShape({ id: 'a', p: new Uint8Array(70_000) })],
    ['bytes that are no stroke', 'i', withShape({ id: 'a', g: new Uint8Array(7) })],
    ['a style of 10 KB', 'i', withShape({ id: 'a', s: { color: '#'.repeat(10_000) } })],
  ])('is refused: %s', async (_what, key, value) => {
    expect(await verdictOn(put(key, value))).toMatchObject({ kind: 'refused' });
  });

  it('are more items than a board can hold, at once or one by one', async () => {
    const many = (count: number) =>
      updateBy(ADA, (_shapes, doc) => {
        doc.transact(() => {
          for (let n = 0; n < count; n += 1) doc.getMap('library').set(`i${n}`, new Y.Map());
        });
      });
    expect(await verdictOn(many(MAX_LIBRARY_ITEMS + 1), [])).toMatchObject({ kind: 'refused' });
    const full = many(MAX_LIBRARY_ITEMS);
    expect(await verdictOn(full, [])).toMatchObject({ kind: 'accepted' });
    expect(await verdictOn(put('one-more', new Y.Map()), [full])).toMatchObject({ kind: 'refused' });
    const removed = updateBy(EVE, (_shapes, doc) => doc.getMap('library').delete('i0'), full);
    const again = updateBy(
      EVE + 1,
      (_shapes, doc) => doc.getMap('library').set('new', new Y.Map()),
      full,
      removed,
    );
    expect(await verdictOn(again, [full, removed])).toMatchObject({ kind: 'accepted' });
  });
});
