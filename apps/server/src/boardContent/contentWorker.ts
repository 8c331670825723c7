import { boardForeign, createBoardName, createStore, type Store } from '@drawbridge/board';
import type * as Y from 'yjs';
import { type Served, serveThread } from '../storage/thread/serveThread.ts';
import { readChanges } from './changes.ts';
import type { ContentOperations } from './contentThread.ts';
import { describeShape } from './describeShapes.ts';
import { exportShapes } from './exportShapes.ts';
import { createKeptBoards } from './keptBoards.ts';
import { ownFile } from './ownFile.ts';
import { packDrawn } from './pictures/drawn.ts';
import { writeChanges } from './writeChanges.ts';

/** The thread that knows what is on boards. What it answers about one was loaded by whoever asks. */
function open(): Served {
  const boards = createKeptBoards();
  const text = (value: string): Uint8Array => Buffer.from(value);
  const operations: ContentOperations = {
    ...boards,
    describe: (boardId) =>
      boards.use(boardId, (doc) => ({ name: nameOf(doc), shapes: doc.getMap('shapes').size })),
    shapes: (boardId) =>
      boards.use(boardId, (doc) =>
        withStore(doc, (store) => text(JSON.stringify(store.sorted().map(describeShape)))),
      ),
    exportShapes: (boardId, frame) =>
      boards.use(boardId, (doc) => {
        const file = withStore(doc, (store) => exportShapes(store.sorted(), frame));
        return file === undefined ? undefined : text(file);
      }),
    drawing: (boardId) =>
      boards.use(boardId, (doc) => ({
        name: nameOf(doc),
        drawn: packDrawn({
          shapes: withStore(doc, (store) => store.sorted()),
          document: boardForeign(doc),
        }),
      })),
    ownFile: (boardId) =>
      boards.use(boardId, (doc) =>
        ownFile(
          doc,
          nameOf(doc),
          withStore(doc, (store) => store.sorted()),
        ),
      ),
    change: (boardId, json, author) => {
      const wanted = readChanges(json);
      if ('wrong' in wanted) return { kind: 'wrong', message: wanted.wrong };
      const { changes, ifSeq } = wanted;
      if (ifSeq !== undefined && ifSeq !== author.seq)
        return { kind: 'moved', message: `The board is at entry ${author.seq}.` };
      return boards.use(boardId, (doc) => writeChanges(doc, changes, author));
    },
  };
  return { operations, opened: undefined, close: () => {} };
}

function nameOf(doc: Y.Doc): string {
  const name = createBoardName(doc);
  name.destroy();
  return name.current;
}

/** The store follows the document only for as long: it is built anew, so that what others wrote cannot make it write. */
function withStore<T>(doc: Y.Doc, work: (store: Store) => T): T {
  const store = createStore(doc, { author: () => '' });
  try {
    return work(store);
  } finally {
    store.destroy();
  }
}

serveThread(open, { describe: (error) => String(error), mustReopen: () => false });
