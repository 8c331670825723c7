import { createShapeId, DEFAULT_STYLE, packPoints } from '@drawbridge/board';
import { createTestBoard } from '@drawbridge/board/test';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createLocalGate } from './gate/localGate.ts';
import { checkOne, createStoredBoard, updateBy } from './gate/test/storedBoard.ts';

const verdictOn = (update: Uint8Array) =>
  checkOne(createLocalGate().open('board', createStoredBoard().load), update);
const verdictOnField = (key: string, value: unknown) =>
  verdictOn(updateBy(7, (shapes) => shapes.set(createShapeId(), new Y.Map([[key, value]]))));

const points = Array.from({ length: 2_000 }, (_, index) => ({
  x: 1e7 * (index % 2),
  y: 0,
  pressure: index / 2_000,
}));

describe('A field of a shape', () => {
  it.each<[string, unknown]>([
    ['g', [0, -1.5, 1e7, 2, -3]],
    ['g', []],
    ['z', 'a0V'],
    ['s', { ...DEFAULT_STYLE, sparkle: 7, later: { nested: [1] } }],
    ['k', { type: 'star of a later version', author: 'żółw', created: 1e13, more: true }],
    ['p', packPoints({ points, isPen: true }, 8)],
    ['s', { ...DEFAULT_STYLE, font: 'mono', fontSize: 12.5, align: 'center', startHead: 'dot' }],
    ['p', packPoints({ points: points.slice(0, 2), isPen: false })],
    ['tx', 'a label'],
    ['tx', '日本語 😀 שלום\r\n\u0000'],
    ['bs', { id: 'a', x: 0.5, y: 1, inside: true, later: 'more' }],
    ['be', { id: 'shape:1', x: 0, y: 0 }],
    ['mi', 0.25],
    ['gr', ['inner', 'outer']],
    ['fr', 'frame'],
    ['im', { name: 'ab'.repeat(32), w: 640, h: 480 }],
    ['im', { name: 'ab'.repeat(32), w: 640, h: 480, small: 'cd'.repeat(32) }],
    ['lo', true],
    ['wr', false],
    ['li', 'https://example.org/'],
    ['fo', '{"format":"other"}'],
    ['fo', 'x'.repeat(60 * 1024)],
    ['later', { anything: ['at', 'all'] }],
  ])('%s may be %j', async (key, value) => {
    expect(await verdictOnField(key, value)).toMatchObject({ kind: 'accepted' });
  });

  it.each<[string, unknown]>([
    ['g', [0, '1']],
    ['g', [1e7 + 1]],
    ['g', Array.from({ length: 17 }, () => 0)],
    ['g', 5],
    ['z', ''],
    ['z', 'a'.repeat(1_025)],
    ['z', 7],
    ['s', 'red'],
    ['s', { color: 'x'.repeat(257) }],
    ['k', { type: 5 }],
    ['k', { type: 'draw', created: 'today' }],
    ['k', null],
    ['fo', 'x'.repeat(60 * 1024 + 1)],
    ['fo', { format: 'other' }],
    ['mi', 'left'],
    ['p', 'points'],
    ['p', new Uint8Array(64 * 1024 + 1)],
    ['p', [0, 0, 5, 5]],
    ['p', null],
    ['s', { font: 'x'.repeat(257) }],
    ['s', ['hand', 24]],
    ['bs', 'a'],
    ['bs', { x: 0.5, y: 1 }],
    ['be', { id: 'a', x: '0', y: 1 }],
    ['be', { id: 'a', x: 0, y: 1, inside: 'yes' }],
    ['gr', 'inner'],
    ['gr', [1]],
    ['gr', Array.from({ length: 33 }, (_, index) => `g${index}`)],
    ['fr', ['frame']],
    ['im', 'ab'],
    ['im', { name: 5, w: 1, h: 1 }],
    ['im', { name: 'ab', w: 1, h: 1, small: 5 }],
    ['fr', 'x'.repeat(257)],
    ['lo', 1],
    ['wr', null],
    ['li', 'x'.repeat(2_049)],
    ['tx', 5],
    ['tx', null],
    ['tx', { ops: [] }],
    ['tx', new Uint8Array(3)],
  ])('%s may not be %j', async (key, value) => {
    expect(await verdictOnField(key, value)).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining(`field ${key}`),
    });
  });

  it('may be live text where a label is', async () => {
    const update = updateBy(7, (shapes) => shapes.set('a', new Y.Map([['tx', new Y.Text('label')]])));
    expect(await verdictOn(update)).toMatchObject({ kind: 'accepted' });
  });

  it('may not be a map where a label is, nor text where there is something else', async () => {
    const refused = { kind: 'refused' };
    expect(await verdictOnField('tx', new Y.Map())).toMatchObject(refused);
    for (const key of ['k', 'g', 'z', 's', 'p'])
      expect(await verdictOnField(key, new Y.Text('label'))).toMatchObject(refused);
  });

  it('may be written again where an arrow goes, and typed into where a label is', async () => {
    const update = updateBy(7, (shapes) => {
      const fields = new Y.Map<unknown>([['k', { type: 'arrow' }]]);
      shapes.set('a', fields);
      for (const length of [2, 3]) {
        fields.set('p', packPoints({ points: points.slice(0, length), isPen: false }));
      }
      const text = new Y.Text('one');
      shapes.set('t', new Y.Map([['tx', text]]));
      text.insert(3, ' two');
      text.delete(0, 1);
    });
    expect(await verdictOn(update)).toMatchObject({ kind: 'accepted' });
  });

  it('is what the store writes', async () => {
    const { doc, store } = createTestBoard('a name of a person that is rather long, 64 letters at the most.');
    const box = { x: -1e9, y: Number.NaN, w: 1e9, h: -5, rotation: 1e9 };
    const packed = packPoints({ points, isPen: false });
    store.create({ type: 'rectangle', ...box, style: DEFAULT_STYLE });
    store.create({ type: 'draw', ...box, style: DEFAULT_STYLE, isPen: false, packed });
    const style = {
      ...DEFAULT_STYLE,
      font: 'sans',
      fontSize: 1000,
      align: 'right',
      startHead: 'bar',
    } as const;
    store.create({ type: 'arrow', ...box, style, packed });
    store.create({
      type: 'text',
      ...box,
      style,
      text: `\ud83d half of a pair, ${'and more '.repeat(10_000)}`,
    });
    expect(await verdictOn(Y.encodeStateAsUpdate(doc))).toEqual({ kind: 'accepted', shapes: 4 });
  });
});

it('What a file says of a board is a text, and not longer than that of a shape', async () => {
  const verdictOn = (value: unknown) =>
    checkOne(
      createLocalGate().open('board', createStoredBoard().load),
      updateBy(7, (_shapes, doc) => doc.getMap('board').set('foreign', value)),
    );
  expect(await verdictOn('x'.repeat(60 * 1024))).toMatchObject({ kind: 'accepted' });
  for (const value of ['x'.repeat(60 * 1024 + 1), 7, { format: 'other' }]) {
    expect(await verdictOn(value)).toMatchObject({ kind: 'refused' });
  }
});

describe('The name of a board', () => {
  const verdictOnBoard = (change: (board: Y.Map<unknown>) => void) =>
    verdictOn(updateBy(7, (_shapes, doc) => change(doc.getMap('board'))));

  it.each(['', 'Plan', '日本語 😀', 'x'.repeat(200)])('may be %j', async (name) => {
    expect(await verdictOnBoard((board) => board.set('name', name))).toEqual({ kind: 'accepted', shapes: 0 });
  });

  it.each([7, null, true, ['Plan'], { name: 'Plan' }, 'x'.repeat(201), new Uint8Array(3)])(
    'may not be %j',
    async (name) => {
      expect(await verdictOnBoard((board) => board.set('name', name))).toMatchObject({
        kind: 'refused',
        message: expect.stringContaining('name of the board'),
      });
    },
  );

  it.each([new Y.Map(), new Y.Text('Plan')])('may not be live: %#', async (type) => {
    expect(await verdictOnBoard((board) => board.set('name', type))).toMatchObject({ kind: 'refused' });
  });

  it('may be given again and taken away, by others too', async () => {
    const before = updateBy(7, (_shapes, doc) => {
      doc.getMap('board').set('name', 'Plan');
      doc.getMap('board').set('name', 'Better plan');
    });
    const board = createLocalGate().open('board', createStoredBoard(before).load);
    const rename = updateBy(8, (_shapes, doc) => doc.getMap('board').set('name', 'Ours'), before);
    const long = updateBy(9, (_shapes, doc) => doc.getMap('board').set('name', 'x'.repeat(201)), before);
    const remove = updateBy(10, (_shapes, doc) => doc.getMap('board').delete('name'), before, rename);
    expect(await checkOne(board, rename)).toMatchObject({ kind: 'accepted' });
    expect(await checkOne(board, long)).toMatchObject({ kind: 'refused' });
    expect(await checkOne(board, remove)).toMatchObject({ kind: 'accepted' });
  });

  it.each(['Name', 'names', 'tags'])(
    'is, with what a file says of it, all that a board has: not %s',
    async (key) => {
      expect(await verdictOnBoard((board) => board.set(key, 'x'))).toMatchObject({ kind: 'refused' });
    },
  );
});
