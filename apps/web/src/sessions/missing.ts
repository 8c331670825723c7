import {
  COMMENTS_KEY,
  type CommentId,
  createListeners,
  missingComments,
  missingShapes,
  SHAPES_KEY,
  type ShapeId,
} from '@drawbridge/board';
import type * as Y from 'yjs';

/** Shapes and comments that earlier docs of this board hold and the board does not. Shrinks as they come back, whoever brings them. */
export interface Missing {
  /** Of both. */
  readonly count: number;
  readonly comments: number;
  /** The docs they are in, newest first. */
  readonly docs: readonly Y.Doc[];
  /** What is still missing and to be taken from this doc. */
  idsIn(doc: Y.Doc): { readonly shapes: ShapeId[]; readonly comments: CommentId[] };
  onChange(listener: () => void): () => void;
  stop(): void;
}

export function createMissing(docs: readonly Y.Doc[], fresh: Y.Doc): Missing {
  const changed = createListeners<[]>();
  const shapes = follow(docs, fresh, { key: SHAPES_KEY, find: missingShapes, onLess: changed.notify });
  const comments = follow(docs, fresh, { key: COMMENTS_KEY, find: missingComments, onLess: changed.notify });
  return {
    get count() {
      return shapes.sources.size + comments.sources.size;
    },
    get comments() {
      return comments.sources.size;
    },
    docs,
    idsIn: (doc) => ({ shapes: shapes.idsIn(doc), comments: comments.idsIn(doc) }),
    onChange: changed.add,
    stop() {
      shapes.stop();
      comments.stop();
    },
  };
}

interface FollowedRoot {
  readonly key: string;
  readonly find: (old: Y.Doc, fresh: Y.Doc, except: ReadonlySet<string>) => string[];
  readonly onLess: () => void;
}

/** What is missing of one root of the doc, and where it is. */
function follow(docs: readonly Y.Doc[], fresh: Y.Doc, { key, find, onLess }: FollowedRoot) {
  const root = fresh.getMap(key);
  const sources = new Map<string, Y.Doc>();
  for (const doc of docs) {
    for (const id of find(doc, fresh, new Set(sources.keys()))) sources.set(id, doc);
  }
  const look = ({ keysChanged }: { readonly keysChanged: ReadonlySet<string> }): void => {
    const before = sources.size;
    for (const id of keysChanged) sources.delete(id);
    if (sources.size < before) onLess();
  };
  root.observe(look);
  return {
    sources,
    idsIn: (doc: Y.Doc) => [...sources].flatMap(([id, source]) => (source === doc ? [id] : [])),
    stop: () => root.unobserve(look),
  };
}
