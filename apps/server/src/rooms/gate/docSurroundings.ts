import * as Y from 'yjs';
import type { BoardDoc } from './boardDoc.ts';
import { type CommentRights, createRights } from './commentRights.ts';
import type { Content } from './content.ts';
import { createEntryCount, MAX_COMMENTS, MAX_LIBRARY_ITEMS } from './entryCount.ts';
import { createEntryRules } from './entryRules.ts';
import { createKnownAuthors } from './knownAuthors.ts';
import { type Parent, type Place, UNKNOWN_PARENT, UNKNOWN_PLACE } from './place.ts';
import { type Roots, rootNameOf } from './rootNameOf.ts';
import { createRunRules } from './runRules.ts';
import type { Surroundings } from './surroundings.ts';
import { type Id, Refused } from './updateReader.ts';

/** Refuses, with `Refused`, a value that a field must not have. `start` is where its encoded content begins. */
type Check = (key: string, content: Content, bytes: Uint8Array, start: number) => void;

/**
 * What may be in a board: in a field of a shape, in one of the board itself, and, in a field or as one, a comment and an item of
 * the library.
 */
export interface CheckProperty {
  readonly ofShape: Check;
  readonly ofBoard: Check;
  readonly ofComment: Check;
  readonly asComment: Check;
  readonly ofItem: Check;
  readonly asItem: Check;
}

/** Who wrote an update. */
export interface UpdateAuthor {
  /** Present when they may do nothing but comment. */
  readonly rights?: CommentRights | undefined;
  /** The name that they are signed in by. */
  readonly knownAs?: string | undefined;
  /** `false` where nobody may begin to comment. */
  readonly takesComments?: boolean | undefined;
}

/** Shapes, comments and items lie in root maps, their fields one deeper. */
const DEPTH_OF_ENTRIES = 1;
const DEPTH_OF_FIELDS = 2;

/**
 * What the document of a board knows about the items around an update. Good until it changes. `author` is who wrote the update,
 * and what they are bound to.
 */
export function createDocSurroundings(
  board: Pick<BoardDoc, 'doc' | 'roots' | 'comments' | 'items'>,
  checkProperty: CheckProperty,
  author: UpdateAuthor = {},
): Surroundings {
  const { doc, roots } = board;
  const { store } = doc;

  const find = (id: Id): Y.Item | Y.GC => {
    if (id.clock >= Y.getState(store, id.client)) {
      throw new Refused('The update builds on what the board does not have.');
    }
    // `getItem` is typed as if nothing were ever collected.
    return Y.getItem(store, Y.createID(id.client, id.clock)) as Y.Item | Y.GC;
  };

  const entries = createEntryRules(find);
  const runs = createRunRules(find);
  const comments = createEntryCount(board.comments, MAX_COMMENTS, 'comments');
  const items = createEntryCount(board.items, MAX_LIBRARY_ITEMS, 'things in its library');
  const rights = author.rights && createRights(doc, roots, author.rights);
  const known = createKnownAuthors(roots, author.knownAs);

  return {
    rootOf: (name) => roots[name],
    placeOf: (id) => placeOfItem(find(id), roots),
    parentOf: (id) => asParent(find(id), roots),
    checkItem(lineage, place, left, right, length) {
      rights?.checkItem(place);
      known.checkItem(place);
      if (place.kind === 'field') entries.check(lineage, place, left);
      else if (place.kind === 'run') runs.check(lineage, place, left, right, length);
    },
    checkContent({ kind, depth, root, key }, content, bytes, start) {
      if (kind !== 'field' || key === undefined) return;
      if (root === 'board') checkProperty.ofBoard(key, content, bytes, start);
      else if (root === 'comments' && depth === DEPTH_OF_ENTRIES) {
        // Those that are there may change: their pins go with what they are pinned to.
        if (author.takesComments === false) throw new Refused('Comments are turned off on this server.');
        checkProperty.asComment(key, content, bytes, start);
        comments.add(key, content);
      } else if (root === 'comments') {
        checkProperty.ofComment(key, content, bytes, start);
        known.checkContent(key, content, bytes, start);
      } else if (root === 'library' && depth === DEPTH_OF_ENTRIES) {
        checkProperty.asItem(key, content, bytes, start);
        items.add(key, content);
      } else if (root === 'library') checkProperty.ofItem(key, content, bytes, start);
      else if (depth === DEPTH_OF_FIELDS) checkProperty.ofShape(key, content, bytes, start);
    },
    checkDeleted(client, clock, length, isOwn) {
      if (!isOwn && clock + length > Y.getState(store, client)) {
        throw new Refused('The update deletes what the board does not have.');
      }
      rights?.checkDeleted(client, clock, length);
    },
  };
}

function placeOfItem(item: Y.Item | Y.GC, roots: Roots): Place {
  if (!(item instanceof Y.Item) || !(item.parent instanceof Y.AbstractType)) return UNKNOWN_PLACE;
  const { parent, parentSub } = item;
  return {
    kind: parentSub === null ? 'run' : 'field',
    depth: depthOf(parent),
    parent,
    key: parentSub ?? undefined,
    root: rootNameOf(parent, roots),
  };
}

function asParent(item: Y.Item | Y.GC, roots: Roots): Parent {
  if (!(item instanceof Y.Item) || item.content instanceof Y.ContentDeleted) return UNKNOWN_PARENT;
  const { content } = item;
  if (!(content instanceof Y.ContentType)) return { ...UNKNOWN_PARENT, holder: 'nothing' };
  const holder = content.type instanceof Y.Map ? 'map' : content.type instanceof Y.Text ? 'text' : 'nothing';
  const root = rootNameOf(content.type, roots);
  return { holder, depth: depthOf(content.type) - 1, parent: content.type, root };
}

/** How many types are around what `type` holds: itself, and those that it is in. */
function depthOf(type: Y.AbstractType<unknown>): number {
  let depth = 1;
  for (let item = type._item; item; item = holderOf(item)) depth += 1;
  return depth;
}

/** The item that holds the type that `item` is in; none in the root. */
function holderOf({ parent }: Y.Item): Y.Item | null {
  return parent instanceof Y.AbstractType ? parent._item : null;
}
