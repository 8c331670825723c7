import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createWriteSearch } from './findWrites.ts';

test('each part is found in the entry that wrote it, and not in one of somebody else', () => {
  const doc = new Y.Doc();
  const entries: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => entries.push(update));
  const other = new Y.Doc();
  other.getMap('shapes').set('of another', 1);
  doc.getMap('shapes').set('one', 1);
  doc.getMap('shapes').set('two', 2);
  entries.push(Y.encodeStateAsUpdate(other), Uint8Array.from([255]));
  doc.getMap('shapes').delete('one');
  doc.getMap('shapes').set('three', 3);

  const search = createWriteSearch([
    { client: doc.clientID, clock: 0 },
    { client: doc.clientID, clock: 2 },
    { client: other.clientID, clock: 0 },
  ]);
  for (const [index, bytes] of [...entries.entries()].reverse())
    search.look({ seq: index + 1, timeMs: index * 10, bytes });
  expect(search.isDone).toBe(true);
  expect(search.found.map(({ client, clock, seq }) => [client === doc.clientID, clock, seq])).toEqual([
    [true, 2, 6],
    [false, 0, 3],
    [true, 0, 1],
  ]);
});
