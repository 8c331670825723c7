import * as Y from 'yjs';
import { createListeners } from '../listeners.ts';
import { createShapeId, type ShapeId } from '../shapeId.ts';
import {
  COMMENTS_KEY,
  type Comment,
  type CommentAuthor,
  type CommentFields,
  type CommentId,
  type CommentPlace,
  type CommentWords,
  copyComment,
  MAX_COMMENTS,
  newComment,
  parseWords,
  readComment,
  writePlace,
  writeResolution,
} from './comment.ts';
import { commentFields } from './plainComment.ts';
import { makeThread, type Thread } from './thread.ts';

/**
 * The conversations on a board. They are no part of undo: who takes back a stroke does not mean what was said meanwhile, and
 * nobody takes back another's words.
 */
export interface Comments {
  /** How many comments there are, replies included. */
  readonly size: number;
  /** In no order. Those that did not change are the same objects. */
  threads(): Iterable<Thread>;
  get(id: CommentId): Thread | undefined;
  /** The threads that are pinned to this shape. Not a copy. */
  on(shape: ShapeId): ReadonlySet<CommentId>;
  /** Nothing when the board holds as many as it can. */
  begin(place: CommentPlace, words: CommentWords): CommentId | undefined;
  /** Nothing when the thread is gone, or the board holds as many as it can. */
  reply(thread: CommentId, words: CommentWords): CommentId | undefined;
  /** Writes comments that were said elsewhere, under ids that this board does not have. Answers how many: a board holds so many. */
  bring(comments: readonly Comment[]): number;
  edit(id: CommentId, words: CommentWords): void;
  setResolved(thread: CommentId, isResolved: boolean): void;
  /** Deletes comments; what others answer meanwhile stays. Answers how to put them back. */
  remove(ids: readonly CommentId[]): () => void;
  /** Writes down where threads are, for when the shape that says so is gone. */
  settle(places: ReadonlyMap<CommentId, Pick<CommentPlace, 'x' | 'y'>>): void;
  /** The Yjs client that wrote it: whose a comment is, as servers see it. */
  clientOf(id: CommentId): number | undefined;
  onChange(listener: (change: CommentsChange) => void): () => void;
  /** Stops following the doc, which lives on. */
  destroy(): void;
}

export interface CommentsChange {
  /** Threads that came, changed or went. */
  readonly threads: ReadonlySet<CommentId>;
  /** Comments that came. */
  readonly added: readonly Comment[];
  readonly local: boolean;
}

export interface CommentsOptions {
  /** Who writes, asked for with every comment made here. */
  readonly author: () => CommentAuthor;
  readonly now?: () => number;
}

const NOTHING: ReadonlySet<never> = new Set();

export function createComments(doc: Y.Doc, { author, now = Date.now }: CommentsOptions): Comments {
  const map = doc.getMap(COMMENTS_KEY);
  const changes = createListeners<[CommentsChange]>();
  const records = new Map<CommentId, Comment>();
  const members = new Map<CommentId, Set<CommentId>>();
  const threads = new Map<CommentId, Thread>();
  const byShape = new Map<ShapeId, Set<CommentId>>();

  for (const id of map.keys()) refresh(id);
  for (const id of members.keys()) gather(id);
  map.observeDeep(follow);

  function follow(events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction): void {
    const touched = new Set<CommentId>();
    const added: Comment[] = [];
    for (const id of touchedIds(events)) {
      const before = records.get(id);
      const after = refresh(id);
      if (after && !before) added.push(after);
      for (const comment of [before, after]) if (comment) touched.add(comment.thread);
    }
    for (const id of touched) gather(id);
    if (touched.size > 0) changes.notify({ threads: touched, added, local: transaction.local });
  }

  function touchedIds(events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): Set<CommentId> {
    const ids = new Set<CommentId>();
    for (const { target, path, changes: changed } of events) {
      if (target !== map) ids.add(String(path[0]));
      else for (const id of changed.keys.keys()) ids.add(id);
    }
    return ids;
  }

  /** Reads one comment, and puts it to those of its thread. */
  function refresh(id: CommentId): Comment | undefined {
    const fields = fieldsOf(id);
    const before = records.get(id);
    const after = fields && readComment(id, fields);
    if (before && before.thread !== after?.thread) members.get(before.thread)?.delete(id);
    if (!after) {
      records.delete(id);
      return undefined;
    }
    records.set(id, after);
    addTo(members, after.thread, id);
    return after;
  }

  function gather(id: CommentId): void {
    const ids = members.get(id) ?? NOTHING;
    const before = threads.get(id);
    const after = makeThread(
      id,
      [...ids].flatMap((member) => records.get(member) ?? []),
    );
    const [left, entered] = [before?.place.on?.shape, after?.place.on?.shape];
    if (left !== undefined && left !== entered) byShape.get(left)?.delete(id);
    if (entered !== undefined) addTo(byShape, entered, id);
    if (after) threads.set(id, after);
    else {
      threads.delete(id);
      members.delete(id);
    }
  }

  function fieldsOf(id: CommentId): CommentFields | undefined {
    const fields = map.get(id);
    return fields instanceof Y.Map ? fields : undefined;
  }

  function add(thread: CommentId | undefined, place: CommentPlace, words: CommentWords) {
    if (records.size >= MAX_COMMENTS) return undefined;
    const id = createShapeId();
    map.set(id, newComment({ author: author(), createdMs: now(), thread, place, words }));
    return id;
  }

  return {
    get size() {
      return records.size;
    },
    threads: () => threads.values(),
    get: (id) => threads.get(id),
    on: (shape) => byShape.get(shape) ?? NOTHING,
    begin: (place, words) => add(undefined, place, words),
    reply(id, words) {
      const thread = threads.get(id);
      return thread && add(id, thread.place, words);
    },
    bring(comments) {
      const taken = comments.slice(0, MAX_COMMENTS - records.size);
      doc.transact(() => {
        for (const comment of taken) map.set(comment.id, commentFields(comment));
      });
      return taken.length;
    },
    edit(id, words) {
      fieldsOf(id)?.set('tx', { ...parseWords(words), edited: now() });
    },
    setResolved(id, isResolved) {
      const first = threads.get(id)?.comments[0];
      if (first) fieldsOf(first.id)?.set('re', isResolved && writeResolution(author().name, now()));
    },
    remove(ids) {
      const copies = ids.flatMap((id) => {
        const fields = fieldsOf(id);
        return fields ? [[id, copyComment(fields)] as const] : [];
      });
      doc.transact(() => {
        for (const [id] of copies) map.delete(id);
      });
      return () =>
        doc.transact(() => {
          for (const [id, fields] of copies) if (!map.has(id)) map.set(id, fields);
        });
    },
    settle(places) {
      doc.transact(() => {
        for (const [id, { x, y }] of places) {
          const first = threads.get(id)?.comments[0];
          if (first) fieldsOf(first.id)?.set('at', writePlace({ ...first.place, x, y }));
        }
      });
    },
    clientOf: (id) => map._map.get(id)?.id.client,
    onChange: changes.add,
    destroy() {
      map.unobserveDeep(follow);
      changes.clear();
    },
  };
}

function addTo<Key, Value>(sets: Map<Key, Set<Value>>, key: Key, value: Value): void {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}
