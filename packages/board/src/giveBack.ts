import type * as Y from 'yjs';
import { BOARD_KEY } from './boardName.ts';
import { COMMENTS_KEY, type CommentId, copyComment, copyCommentField } from './comments/comment.ts';
import { copyValue, type Fields, fieldsOf, isSameValue, sizeOfValue } from './giveBackCopy.ts';
import { createUnsentTest, isKnownTo, type UnsentTest, type UnsentWork } from './giveBackItems.ts';
import { type ItemId, LIBRARY_KEY } from './library/sharedItem.ts';
import type { ShapeId } from './shapeId.ts';
import { SHAPES_KEY, type Store } from './store.ts';
import { type WriteStep, writeInParts } from './writeInParts.ts';

/**
 * Gives work from a doc that lost its log (the `old` one) to the doc that took its place (the `fresh` one, equal to the
 * server): after a backup was restored, or a change was refused. Shapes are written again as new changes. The two docs are
 * never merged: their logs may hold different things under the same clocks.
 *
 * Yjs keeps for each key who wrote it last, and from when on it was not stored: that tells what is to be given back. What it
 * does not keep, and nobody can know here:
 *  - what was written unsent and overwritten since; of a key, only the last value is left;
 *  - what a deleted shape held; it can be deleted again, not compared;
 *  - which shapes are the same in a log that was rebuilt. There a deletion is not repeated, as the shape may be another one.
 */
export interface GiveBackTo {
  readonly doc: Y.Doc;
  readonly store: Pick<Store, 'transact'>;
}

/**
 * Writes again what the old doc never got stored, and returns the shapes it changed, `BOARD_KEY` for the board itself. What
 * is there already, given back by another tab or stored after all, is left as it is; what others deleted meanwhile stays
 * deleted.
 */
export function giveBackUnsent(old: Y.Doc, unsent: UnsentWork, to: GiveBackTo): ShapeId[] {
  const test = createUnsentTest(unsent, to.doc);
  const ofBoard = changes(BOARD_KEY, old.getMap(BOARD_KEY), to.doc.getMap(BOARD_KEY), test, copyField);
  const shapes = entriesOf(SHAPES, { old, fresh: to.doc, test });
  // What was said, and what lies in the library, is given back like what was drawn, and is no shape.
  for (const root of [COMMENTS, LIBRARY])
    writeInParts(entriesOf(root, { old, fresh: to.doc, test }), to.store);
  return writeInParts([...ofBoard, ...shapes], to.store);
}

interface Docs {
  readonly old: Y.Doc;
  readonly fresh: Y.Doc;
  readonly test: UnsentTest;
}

/** What its entries are made of, and how those are written again. */
interface Root {
  readonly key: string;
  readonly copyEntry: (fields: Fields) => unknown;
  readonly copyField: (key: string, value: unknown) => unknown;
}

const copyField: Root['copyField'] = (_key, value) => copyValue(value);
const SHAPES: Root = { key: SHAPES_KEY, copyEntry: copyValue, copyField };
const COMMENTS: Root = { key: COMMENTS_KEY, copyEntry: copyComment, copyField: copyCommentField };
const LIBRARY: Root = { key: LIBRARY_KEY, copyEntry: copyValue, copyField };

/** What is to be written again of one root, entry by entry. */
function entriesOf(root: Root, { old, fresh, test }: Docs): WriteStep[] {
  const target = fresh.getMap(root.key);
  return [...old.getMap(root.key)._map].flatMap(([id, item]): WriteStep[] => {
    const current = fieldsOf(target._map.get(id));
    if (item.deleted) return deletion({ id, current, old, target, test });
    const fields = fieldsOf(item);
    if (!fields) return [];
    if (current) return changes(id, fields, current, test, root.copyField);
    const isMade = test.isUnsent(item);
    const isLost = !target._map.has(id) && test.hasUnsent(fields);
    return isMade || isLost ? [copy(id, fields, target, root.copyEntry)] : [];
  });
}

/** The shapes of the old doc that the fresh one never had, apart from `except`. What was deleted there is not missing. */
export function missingShapes(old: Y.Doc, fresh: Y.Doc, except: ReadonlySet<ShapeId> = new Set()): ShapeId[] {
  return missingOf(SHAPES, { old, fresh, except });
}

/** As `missingShapes`, of comments. */
export function missingComments(
  old: Y.Doc,
  fresh: Y.Doc,
  except: ReadonlySet<CommentId> = new Set(),
): CommentId[] {
  return missingOf(COMMENTS, { old, fresh, except });
}

interface MissingFrom extends Omit<Docs, 'test'> {
  readonly except: ReadonlySet<string>;
}

function missingOf({ key }: Root, { old, fresh, except }: MissingFrom): string[] {
  const target = fresh.getMap(key);
  return [...old.getMap(key)._map].flatMap(([id, item]) =>
    fieldsOf(item) && !target._map.has(id) && !except.has(id) ? [id] : [],
  );
}

/** Copies shapes whole, unknown keys included, under their own ids. Skips those that are there. Returns what it copied. */
export function copyShapes(old: Y.Doc, ids: Iterable<ShapeId>, to: GiveBackTo): ShapeId[] {
  return copyOf(SHAPES, { old, ids, to });
}

/** As `copyShapes`, of comments. That their authors were known is not said by whoever copies them. */
export function copyComments(old: Y.Doc, ids: Iterable<CommentId>, to: GiveBackTo): CommentId[] {
  return copyOf(COMMENTS, { old, ids, to });
}

/** As `copyShapes`, of all in the library that the other board never had. */
export function copyLibrary(old: Y.Doc, to: GiveBackTo): ItemId[] {
  const ids = missingOf(LIBRARY, { old, fresh: to.doc, except: new Set() });
  return copyOf(LIBRARY, { old, ids, to });
}

interface Copied {
  readonly old: Y.Doc;
  readonly ids: Iterable<string>;
  readonly to: GiveBackTo;
}

function copyOf({ key, copyEntry }: Root, { old, ids, to }: Copied): string[] {
  const source = old.getMap(key);
  const target = to.doc.getMap(key);
  const steps = [...ids].flatMap((id) => {
    const fields = fieldsOf(source._map.get(id));
    return fields && !target.has(id) ? [copy(id, fields, target, copyEntry)] : [];
  });
  return writeInParts(steps, to.store);
}

function copy(id: ShapeId, fields: Fields, target: Y.Map<unknown>, copyEntry: Root['copyEntry']): WriteStep {
  return { id, bytes: sizeOfValue(fields), run: () => target.set(id, copyEntry(fields)) };
}

/** The keys whose last value was written unsent, as far as they differ. */
function changes(
  id: ShapeId,
  fields: Fields,
  current: Fields,
  test: UnsentTest,
  copyKey: Root['copyField'],
): WriteStep[] {
  const keys = [...fields._map].flatMap(([key, item]) => {
    if (item.deleted) return current.has(key) && test.isDeletionUnsent(current._map.get(key)) ? [key] : [];
    const value = fields.get(key);
    const isUnsent = test.isUnsent(item) || test.hasUnsent(value);
    return isUnsent && !isSameValue(value, current.get(key)) ? [key] : [];
  });
  if (keys.length === 0) return [];
  const write = (key: string): void => {
    if (fields.has(key)) current.set(key, copyKey(key, fields.get(key)));
    else current.delete(key);
  };
  const bytes = keys.reduce((sum, key) => sum + sizeOfValue(fields.get(key)), 0);
  return [{ id, bytes, run: () => keys.forEach(write) }];
}

interface Deleted {
  readonly id: ShapeId;
  readonly current: Fields | undefined;
  readonly old: Y.Doc;
  readonly target: Y.Map<unknown>;
  readonly test: UnsentTest;
}

/** A shape that others went on with since is kept: they saw it when it was not deleted yet. */
function deletion({ id, current, old, target, test }: Deleted): WriteStep[] {
  const isMeant = current && test.isDeletionUnsent(target._map.get(id)) && isKnownTo(old, current);
  return isMeant ? [{ id, bytes: 0, run: () => target.delete(id) }] : [];
}
