import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { SHAPES_KEY } from '../store.ts';
import { DEFAULT_STYLE } from '../style.ts';
import { createTestBoard, syncBoards } from '../test/index.ts';

const rectangle = { type: 'rectangle', x: 1, y: 2, w: 3, h: 4, style: DEFAULT_STYLE } as const;

describe('a board that came over the wire', () => {
  it('holds the same as the one that it came from, and goes on as the same bytes', () => {
    const [ada, blaise] = [createTestBoard('ada'), createTestBoard('blaise')];
    ada.store.create(rectangle, { ...rectangle, style: { ...DEFAULT_STYLE, color: 'red' } });
    ada.doc.getMap(SHAPES_KEY).set(
      'odd',
      new Y.Map<unknown>([
        ['k', { type: 'later', author: 5, deep: { list: [1] } }],
        ['s', { color: 'red', sparkle: { deep: [1] } }],
        ['g', { not: 'a list' }],
        ['z', new Uint8Array(3)],
        ['later', [1, 2, 3]],
      ]),
    );
    syncBoards(ada, blaise);
    expect(blaise.doc.getMap(SHAPES_KEY).toJSON()).toEqual(ada.doc.getMap(SHAPES_KEY).toJSON());
    expect(Y.encodeStateAsUpdate(blaise.doc)).toEqual(Y.encodeStateAsUpdate(ada.doc));
  });

  it('keeps what is stored of equal styles once, and what differs in any key for itself', () => {
    const [ada, blaise] = [createTestBoard('ada'), createTestBoard('blaise')];
    const ids = ada.store.create(rectangle, rectangle, rectangle);
    const fieldsOf = (id = '') => ada.doc.getMap<Y.Map<unknown>>(SHAPES_KEY).get(id);
    fieldsOf(ids[2])?.set('s', { color: 'black', width: 3.5, fill: 'none', opacity: 1, sparkle: 1 });
    syncBoards(ada, blaise);
    const [one, two, other] = ids.map((id) =>
      blaise.doc.getMap<Y.Map<unknown>>(SHAPES_KEY).get(id)?.get('s'),
    );
    expect(one).toBe(two);
    expect(other).toEqual({ color: 'black', width: 3.5, fill: 'none', opacity: 1, sparkle: 1 });
  });
});
