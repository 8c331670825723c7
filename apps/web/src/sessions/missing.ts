import { createListeners, missingShapes, SHAPES_KEY, type ShapeId } from '@drawbridge/board';
import type * as Y from 'yjs';

/** Shapes that earlier docs of this board hold and the board does not. Shrinks as they come back, whoever brings them. */
export interface Missing {
  readonly count: number;
  /** The docs they are in, newest first. */
  readonly docs: readonly Y.Doc[];
  /** What is still missing and to be taken from this doc. */
  idsIn(doc: Y.Doc): ShapeId[];
  onChange(listener: () => void): () => void;
  stop(): void;
}

export function createMissing(docs: readonly Y.Doc[], fresh: Y.Doc): Missing {
  const board = fresh.getMap(SHAPES_KEY);
  const changed = createListeners<[]>();
  const sources = new Map<ShapeId, Y.Doc>();
  for (const doc of docs) {
    for (const id of missingShapes(doc, fresh, new Set(sources.keys()))) sources.set(id, doc);
  }

  const follow = ({ keysChanged }: { readonly keysChanged: ReadonlySet<string> }): void => {
    const before = sources.size;
    for (const id of keysChanged) sources.delete(id);
    if (sources.size < before) changed.notify();
  };
  board.observe(follow);

  return {
    get count() {
      return sources.size;
    },
    docs,
    idsIn: (doc) => [...sources].flatMap(([id, source]) => (source === doc ? [id] : [])),
    onChange: changed.add,
    stop: () => board.unobserve(follow),
  };
}
