import {
  type BoardChanges,
  compareBoards,
  createHistory,
  createStore,
  docOf,
  type ReplayedWork,
  type Store,
  type UndoneWork,
  undoWork,
  updateOf,
} from '@drawbridge/board';
import { createEditor, type Editor, type ImageFiles } from '@drawbridge/editor';
import type * as Y from 'yjs';
import { fonts } from './fonts.ts';

/** A board as it once was: to be looked at, and to be restored from. */
export interface PastBoard {
  readonly doc: Y.Doc;
  readonly store: Pick<Store, 'get' | 'size'>;
  /** In view mode. */
  readonly editor: Editor;
  /** What was done since the version before. */
  readonly changes: BoardChanges;
  destroy(): void;
}

interface PastBoardOptions {
  /** Each one Yjs update. Without one before, everything is new. */
  readonly update: Uint8Array;
  readonly before: Uint8Array | undefined;
  readonly images: ImageFiles;
}

/** @throws Error when the bytes are no board. */
export function openPastBoard({ update, before, images }: PastBoardOptions): PastBoard {
  const doc = docOf(update);
  const changes = compareBoards(docOf(before), doc);
  const store = createStore(doc, { author: () => '' });
  const history = createHistory(doc, store);
  const editor = createEditor({ store, history, fonts, images });
  editor.runAction('toggleReadOnly');
  return {
    doc,
    store,
    editor,
    changes,
    destroy() {
      editor.destroy();
      history.destroy();
      store.destroy();
      doc.destroy();
    },
  };
}

/** The board as it would be without some work, `now` being how it is. */
export function openWithout(
  work: ReplayedWork,
  now: Uint8Array,
  images: ImageFiles,
): { readonly past: PastBoard; readonly undone: UndoneWork; readonly client: number } {
  const doc = docOf(now);
  const store = createStore(doc, { author: () => '' });
  const undone = undoWork(work, { doc, store });
  const past = openPastBoard({ update: updateOf(doc), before: now, images });
  store.destroy();
  doc.destroy();
  return { past, undone, client: doc.clientID };
}
