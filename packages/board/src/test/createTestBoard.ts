import * as Y from 'yjs';
import { createHistory, type History } from '../history.ts';
import { createStore, type Store } from '../store.ts';

/** A doc with its store and history, for tests of whatever is built on them. */
export interface TestBoard {
  readonly doc: Y.Doc;
  readonly store: Store;
  readonly history: History;
}

export function createTestBoard(author = 'ada'): TestBoard {
  const doc = new Y.Doc();
  const store = createStore(doc, { author: () => author, now: () => 1000 });
  return { doc, store, history: createHistory(doc, store) };
}

/** Brings both docs to the same state, as two clients of one room would be. */
export function syncBoards(a: { doc: Y.Doc }, b: { doc: Y.Doc }): void {
  Y.applyUpdate(b.doc, Y.encodeStateAsUpdate(a.doc, Y.encodeStateVector(b.doc)), 'remote');
  Y.applyUpdate(a.doc, Y.encodeStateAsUpdate(b.doc, Y.encodeStateVector(a.doc)), 'remote');
}
