import * as Y from 'yjs';
import { isRecord } from '../number.ts';
import { createShapeId, isShapeId, type ShapeId } from '../shapeId.ts';
import { type Comment, type CommentFields, readComment, writePlace, writeResolution } from './comment.ts';

/** LIMIT of the id of an author, which a browser makes: some twenty letters. */
const MAX_AUTHOR_ID_LENGTH = 64;

/**
 * A comment as plain values, with the keys that it has in a document and its id. That its author was known is not said: whoever
 * writes it again cannot vouch for that.
 */
export function plainComment(comment: Comment): Readonly<Record<string, unknown>> {
  const { id, thread, author, createdMs, text, names, editedMs, place, resolved } = comment;
  return {
    id,
    k: {
      ...{ by: author.id, name: author.name, color: author.color, created: createdMs },
      ...(thread !== id && { thread }),
    },
    at: writePlace(place),
    tx: { text, names: [...names], ...(editedMs !== undefined && { edited: editedMs }) },
    ...(resolved && { re: writeResolution(resolved.name, resolved.atMs) }),
  };
}

/** The comment in values of which nothing is known: each is checked as those in a document are. Undefined where nothing is said. */
export function parseComment(value: unknown): Comment | undefined {
  if (!isRecord(value) || !isShapeId(value.id)) return undefined;
  const comment = readComment(value.id, new Map(Object.entries(value)));
  const { id, name, color } = comment.author;
  const author = { id: id.slice(0, MAX_AUTHOR_ID_LENGTH), name, color };
  return comment.text === '' ? undefined : { ...comment, author };
}

/** What a document holds of a comment that was said elsewhere. */
export function commentFields(comment: Comment): CommentFields {
  const { id: _, ...fields } = plainComment(comment);
  return new Y.Map(Object.entries(fields));
}

/**
 * The comments under ids of their own, so that they can join any board, where shapes have new ids, too. A pin on a shape that
 * did not come along stays where it was.
 */
export function renewComments(
  comments: readonly Comment[],
  shapeIds: ReadonlyMap<ShapeId, ShapeId>,
): Comment[] {
  const ids = new Map(comments.flatMap(({ id, thread }) => [id, thread]).map((id) => [id, createShapeId()]));
  return comments.map((comment) => {
    const { x, y, on } = comment.place;
    const shape = shapeIds.get(on?.shape ?? '');
    return {
      ...comment,
      id: ids.get(comment.id) ?? comment.id,
      thread: ids.get(comment.thread) ?? comment.thread,
      place: { x, y, ...(on && shape !== undefined && { on: { ...on, shape } }) },
    };
  });
}
