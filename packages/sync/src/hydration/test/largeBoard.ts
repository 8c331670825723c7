import * as Y from 'yjs';

/** A doc of about half a megabyte, by several people: each shape is drawn, and some are moved by somebody else. */
export function createLargeBoard(): Y.Doc {
  const doc = new Y.Doc();
  const shapes = doc.getMap<Y.Map<unknown>>('shapes');
  for (const clientId of [7, 3, 900]) {
    doc.clientID = clientId;
    doc.transact(() => {
      for (let index = 0; index < 1_000; index += 1) {
        const fields = { g: [index, 0, 10, 10, 0], p: new Uint8Array(150).fill(index) };
        shapes.set(`${clientId}-${index}`, new Y.Map(Object.entries(fields)));
      }
      for (const shape of [...shapes.values()].slice(0, 300)) shape.set('g', [clientId, 5, 10, 10, 0]);
      shapes.delete(`${clientId}-999`);
    });
  }
  return doc;
}
