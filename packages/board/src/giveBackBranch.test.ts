import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readBranch } from './giveBackBranch.ts';

/** A doc that was stored with one key, and wrote and deleted afterwards. */
function branch() {
  const doc = new Y.Doc();
  doc.getMap('shapes').set('a', 1);
  const stored = Y.encodeStateAsUpdate(doc);
  const unsent: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => unsent.push(update));
  doc.getMap('shapes').set('b', 2);
  doc.getMap('shapes').delete('a');
  const rows = unsent.map((bytes) => ({ bytes }));
  return { doc, stored, rows };
}

test('a branch is read as the doc was, with the point from which its work was not stored', () => {
  const { doc, stored, rows } = branch();
  const work = readBranch({ updates: [stored], unsent: rows });
  expect(work.doc.getMap('shapes').toJSON()).toEqual({ b: 2 });
  expect([...work.unsent.from]).toEqual([[doc.clientID, 1]]);
  expect(work.unsent.updates).toHaveLength(2);
});

test('a damaged part takes nothing else with it', () => {
  const { stored, rows } = branch();
  const bad = new Uint8Array([9, 9, 9]);
  const work = readBranch({
    updates: [bad, stored],
    unsent: [{ bytes: bad }, ...rows],
  });
  expect(work.doc.getMap('shapes').toJSON()).toEqual({ b: 2 });
});
