import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readShape } from '../readShape.ts';
import { SHAPES_KEY } from '../store.ts';
import { DEFAULT_STYLE } from '../style.ts';
import { createTestBoard } from '../test/createTestBoard.ts';
import { MODEL_VERSION, migrations, upToDate } from './migrations.ts';

/** A board with one shape as version 1 wrote it. */
function createOldBoard(type: string) {
  const board = createTestBoard();
  const constants = { type, author: 'ada', created: 1, later: 'kept' };
  board.doc.getMap(SHAPES_KEY).set(
    'old',
    new Y.Map<unknown>([
      ['k', constants],
      ['g', [0, 0, 100, 50, 0]],
    ]),
  );
  return board;
}

const read = (entries: Record<string, unknown>) => readShape('a', new Map(Object.entries(entries)));

describe('a shape of an older version', () => {
  it('of text wraps, as it always did, until somebody says otherwise', () => {
    const { store } = createOldBoard('text');
    expect(store.get('old')).toMatchObject({ type: 'text', wraps: true });
    store.update('old', { wraps: false });
    expect(store.get('old')).toMatchObject({ wraps: false });
  });

  it('stays of its version when it is copied, with whatever else its constants say', () => {
    const { doc, store } = createOldBoard('text');
    const [copy = ''] = store.duplicate(['old'], { dx: 0, dy: 0 });
    expect(store.get(copy)).toMatchObject({ wraps: true });
    expect(doc.getMap(SHAPES_KEY).toJSON()[copy].k).toEqual({
      ...{ type: 'text', author: 'ada', created: 1000, later: 'kept' },
    });
  });

  it('is changed by nobody who only reads it', () => {
    const reader = createTestBoard();
    const stored = Y.encodeStateAsUpdate(createOldBoard('text').doc);
    Y.applyUpdate(reader.doc, stored, 'remote');
    expect(reader.store.get('old')).toMatchObject({ wraps: true });
    expect(Y.encodeStateAsUpdate(reader.doc)).toEqual(stored);
  });
});

describe('migrations', () => {
  it('lead to the version of today, one by one', () => {
    expect(migrations.map(({ to }) => to)).toEqual(
      Array.from({ length: MODEL_VERSION - 1 }, (_, i) => i + 2),
    );
  });

  it('change nothing the second time, and nothing of what is up to date, whatever the fields hold', () => {
    const fields = fc.dictionary(fc.constantFrom('k', 'g', 's', 'tx', 'wr', 'p'), fc.anything());
    fc.assert(
      fc.property(fields, fc.constantFrom('text', 'rectangle', 'later'), fc.nat(3), (entries, type, v) => {
        const stored = new Map(Object.entries({ ...entries, k: { type, v } }));
        const once = upToDate(stored);
        const twice = upToDate(once);
        for (const key of stored.keys()) expect(twice.get(key)).toBe(once.get(key));
        if (v >= MODEL_VERSION) expect(once).toBe(stored);
      }),
    );
  });
});

describe('a shape of a later version', () => {
  it('is read as far as this one understands it', () => {
    const shape = read({
      k: { type: 'text', v: 99 },
      g: [1, 2, 3, 4],
      s: { color: 'red', glow: 5 },
      wr: 'sometimes',
    });
    expect(shape).toMatchObject({
      type: 'text',
      x: 1,
      wraps: false,
      style: { ...DEFAULT_STYLE, color: 'red' },
    });
  });
});
