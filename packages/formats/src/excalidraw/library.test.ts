import { createTestBoard } from '@drawbridge/board/test';
import { describe, expect, it } from 'vitest';
import { PASTE_LIMITS } from '../limits.ts';
import { element } from '../test/element.ts';
import { sampleJson } from '../test/samples.ts';
import { type LibraryItem, readLibrary, type WritableItem, writeLibrary } from './library.ts';

function read(value: unknown) {
  const result = readLibrary(value);
  if (result?.kind !== 'library') throw new Error('It is no library.');
  return result;
}

/** As they are on a board. */
function placed({ shapes, ...item }: LibraryItem): WritableItem {
  const { store } = createTestBoard();
  store.create(...shapes);
  return { ...item, shapes: store.sorted() };
}

const library = {
  type: 'excalidrawlib',
  version: 2,
  source: 'drawbridge',
  libraryItems: [
    {
      id: 'one',
      status: 'unpublished',
      created: 7,
      name: 'Two boxes',
      elements: [element({ id: 'a' }), element({ id: 'b' })],
    },
    { id: 'two', status: 'unpublished', created: 8, elements: [element({ id: 'a', type: 'ellipse' })] },
  ],
};

describe('a library', () => {
  it('of the second version is the same when it is written again', () => {
    const { items, report } = read(library);
    expect(items).toMatchObject([
      { id: 'one', name: 'Two boxes', created: 7, shapes: [{ type: 'rectangle' }, { type: 'rectangle' }] },
      { id: 'two', name: '', created: 8, shapes: [{ type: 'ellipse' }] },
    ]);
    expect(report).toMatchObject({ kept: 3, changed: 0, skipped: 0, lines: [] });
    expect(JSON.parse(JSON.stringify(writeLibrary(items.map(placed))))).toEqual(library);
  });

  it('of the first version has all that is in it, also what was a draw then', () => {
    const given = sampleJson('lib-v1-apple-devices.excalidrawlib').library;
    const { items, report } = read(sampleJson('lib-v1-apple-devices.excalidrawlib'));
    expect(items).toHaveLength(Array.isArray(given) ? given.length : 0);
    expect(report).toMatchObject({ kept: 46, skipped: 0 });
    expect(report.lines).toContainEqual(
      expect.objectContaining({ fate: 'repaired', words: 'Things as older versions wrote them' }),
    );
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  });

  it('of more shapes than there may be is refused as a whole', () => {
    expect(readLibrary(library, { ...PASTE_LIMITS, shapes: 2 })).toEqual({ kind: 'tooMany', count: 3 });
  });

  it('has no items of which nothing is left', () => {
    const items = [
      { elements: [] },
      { elements: [7] },
      { elements: 'x' },
      7,
      { id: '', elements: [element({})] },
    ];
    expect(read({ type: 'excalidrawlib', libraryItems: items }).items).toHaveLength(1);
    expect(read({ type: 'excalidrawlib', library: [[element({})], 7, []] }).items).toHaveLength(1);
  });

  it.each([undefined, 7, {}, { type: 'excalidrawlib' }, { type: 'excalidraw', elements: [] }])(
    'is not %j',
    (value) => {
      expect(readLibrary(value)).toBeUndefined();
    },
  );
});
