import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { ShapePatch } from '../store/writes.ts';
import { SHAPES_KEY } from '../store.ts';
import { DEFAULT_STYLE } from '../style.ts';
import { createTestBoard, syncBoards } from '../test/index.ts';

const rectangle = { type: 'rectangle', x: 10, y: 20, w: 100, h: 50, style: DEFAULT_STYLE } as const;

/** Ada deletes a shape while Ben changes it, both hear of it, and she takes it back. */
function deleteWhile(change: ShapePatch) {
  const [ada, ben] = [createTestBoard('ada'), createTestBoard('ben')];
  const [id = ''] = ada.store.create({ ...rectangle, link: 'https://example.org/' });
  syncBoards(ada, ben);
  ada.history.mark();
  ada.store.delete([id]);
  ben.store.update(id, change);
  syncBoards(ada, ben);
  expect(ada.store.size + ben.store.size).toBe(0);
  ada.history.undo();
  syncBoards(ada, ben);
  return { ada, ben, id };
}

const stored = ({ doc }: { doc: Y.Doc }, id: string) =>
  Object.keys(doc.getMap(SHAPES_KEY).toJSON()[id] ?? {}).sort();

describe('a deleted shape that somebody else changed at the same time', () => {
  it.each<[string, ShapePatch]>([
    ['moved', { x: 500 }],
    ['restyled', { style: { color: 'red' } }],
    ['put in another order', { z: 'a9' }],
    ['given another link', { link: 'https://example.com/' }],
  ])('and %s comes back with everything it had', (_what, change) => {
    const { ada, ben, id } = deleteWhile(change);
    expect(stored(ada, id)).toEqual(['g', 'k', 'li', 's', 'z']);
    expect(ada.store.get(id)).toMatchObject({ y: 20, w: 100, h: 50 });
    expect(ada.store.get(id)?.link).not.toBe('');
    expect(ben.store.get(id)).toEqual(ada.store.get(id));
  });

  it('is the same for whoever comes later, and can be deleted and taken back again', () => {
    const { ada, id } = deleteWhile({ x: 500 });
    const late = createTestBoard('late');
    Y.applyUpdate(late.doc, Y.encodeStateAsUpdate(ada.doc), 'remote');
    expect(late.store.get(id)).toEqual(ada.store.get(id));
    const before = ada.store.get(id);
    ada.history.redo();
    expect(ada.store.get(id)).toBeUndefined();
    ada.history.undo();
    expect(ada.store.get(id)).toEqual(before);
  });

  it('does not get back what had been taken from it before', () => {
    const { store, history } = createTestBoard();
    const [id = ''] = store.create({ ...rectangle, locked: true });
    store.update(id, { locked: false });
    history.mark();
    store.delete([id]);
    history.undo();
    expect(store.get(id)).toMatchObject({ locked: false, x: 10 });
  });
});
