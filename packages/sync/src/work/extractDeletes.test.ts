import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { extractDeletes } from './extractDeletes.ts';
import { toChange } from './outbox.ts';

/** A doc whose first shapes are stored; what is done to it afterwards is not. */
function createStored(...ids: string[]) {
  const doc = new Y.Doc();
  const shapes = doc.getMap('shapes');
  for (const id of ids) shapes.set(id, 1);
  const server = new Y.Doc();
  Y.applyUpdate(server, Y.encodeStateAsUpdate(doc));
  const unsent: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => unsent.push(update));
  return { shapes, server, extract: () => extractDeletes(unsent.map((bytes) => toChange(bytes))) };
}

describe('The deletions among unsent work', () => {
  it('are taken out, and make room where they are applied', () => {
    const { shapes, server, extract } = createStored('a', 'b');
    shapes.set('c', 1);
    shapes.delete('a');
    const update = extract();
    if (update) Y.applyUpdate(server, update);
    expect([...server.getMap('shapes').keys()]).toEqual(['b']);
    expect([server.store.pendingDs, server.store.pendingStructs]).toEqual([null, null]);
  });

  it('leave out what the server never had', () => {
    const { shapes, extract } = createStored('a');
    shapes.set('c', 1);
    shapes.delete('c');
    expect(extract()).toBeUndefined();
  });

  it('are none where nothing was deleted', () => {
    const { shapes, extract } = createStored('a');
    shapes.set('b', 1);
    expect(extract()).toBeUndefined();
    expect(extractDeletes([])).toBeUndefined();
  });
});
