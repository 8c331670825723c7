import * as Y from 'yjs';
import type { BoardDoc } from './boardDoc.ts';
import { type CommentRights, createRights, type Rights } from './commentRights.ts';
import type { Content } from './content.ts';
import { createEntryCount, type EntryCount, MAX_COMMENTS, MAX_LIBRARY_ITEMS } from './entryCount.ts';
import { EntryRules } from './entryRules.ts';
import { checkAuthorship, checkWords } from './knownAuthors.ts';
import type { StructTable } from './ownStructs.ts';
import { type Parent, type Place, UNKNOWN_PARENT, UNKNOWN_PLACE } from './place.ts';
import { type Roots, rootNameOf } from './rootNameOf.ts';
import type { RootName } from './roots.ts';
import { createRunRules, type RunRules } from './runRules.ts';
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

/** What is asked of the board itself. */
type HeldBoard = Pick<BoardDoc, 'doc' | 'roots' | 'comments' | 'items'>;

/** Shapes, comments and items lie in root maps, their fields one deeper. */
const DEPTH_OF_ENTRIES = 1;
const DEPTH_OF_FIELDS = 2;

/**
 * What the document of a board knows about the items around an update. Good until it changes. A class, and what few updates
 * need is made for those: there is one for each.
 */
export class DocSurroundings implements Surroundings {
  readonly #board: HeldBoard;
  readonly #checkProperty: CheckProperty;
  readonly #author: UpdateAuthor;
  readonly #rights: Rights | undefined;
  readonly #entries = new EntryRules((id) => this.#find(id));
  #runs: RunRules | undefined;
  #comments: EntryCount | undefined;
  #items: EntryCount | undefined;

  /** @param author who wrote the update, and what they are bound to */
  constructor(board: HeldBoard, checkProperty: CheckProperty, author: UpdateAuthor = {}) {
    this.#board = board;
    this.#checkProperty = checkProperty;
    this.#author = author;
    this.#rights = author.rights && createRights(board.doc, board.roots, author.rights);
  }

  rootOf(name: RootName): object {
    return this.#board.roots[name];
  }

  placeOf(id: Id): Place {
    return placeOfItem(this.#find(id), this.#board.roots);
  }

  parentOf(id: Id): Parent {
    return asParent(this.#find(id), this.#board.roots);
  }

  checkItem(
    own: StructTable,
    place: Place,
    left: Id | undefined,
    right: Id | undefined,
    length: number,
  ): void {
    this.#rights?.checkItem(place);
    checkWords(place, this.#board.roots, this.#author.knownAs);
    if (place.kind === 'field') this.#entries.check(own, place, left);
    else if (place.kind === 'run') {
      this.#runs ??= createRunRules((id) => this.#find(id));
      this.#runs.check(own, place, left, right, length);
    }
  }

  checkContent({ kind, depth, root, key }: Place, content: Content, bytes: Uint8Array, start: number): void {
    if (kind !== 'field' || key === undefined) return;
    const isEntry = depth === DEPTH_OF_ENTRIES;
    const { ofBoard, ofComment, ofItem, ofShape } = this.#checkProperty;
    if (root === 'board') ofBoard(key, content, bytes, start);
    else if (root === 'comments' && isEntry) this.#checkComment(key, content, bytes, start);
    else if (root === 'comments') {
      ofComment(key, content, bytes, start);
      checkAuthorship(key, content, { bytes, start, knownAs: this.#author.knownAs });
    } else if (root === 'library' && isEntry) this.#checkLibraryItem(key, content, bytes, start);
    else if (root === 'library') ofItem(key, content, bytes, start);
    else if (depth === DEPTH_OF_FIELDS) ofShape(key, content, bytes, start);
  }

  checkDeleted(client: number, clock: number, length: number, isOwn: boolean): void {
    if (!isOwn && clock + length > Y.getState(this.#board.doc.store, client)) {
      throw new Refused('The update deletes what the board does not have.');
    }
    this.#rights?.checkDeleted(client, clock, length);
  }

  #checkComment(key: string, content: Content, bytes: Uint8Array, start: number): void {
    // Those that are there may change: their pins go with what they are pinned to.
    if (this.#author.takesComments === false) throw new Refused('Comments are turned off on this server.');
    this.#checkProperty.asComment(key, content, bytes, start);
    this.#comments ??= createEntryCount(this.#board.comments, MAX_COMMENTS, 'comments');
    this.#comments.add(key, content);
  }

  #checkLibraryItem(key: string, content: Content, bytes: Uint8Array, start: number): void {
    this.#checkProperty.asItem(key, content, bytes, start);
    this.#items ??= createEntryCount(this.#board.items, MAX_LIBRARY_ITEMS, 'things in its library');
    this.#items.add(key, content);
  }

  #find(id: Id): Y.Item | Y.GC {
    const { store } = this.#board.doc;
    if (id.clock >= Y.getState(store, id.client)) {
      throw new Refused('The update builds on what the board does not have.');
    }
    // `getItem` is typed as if nothing were ever collected.
    return Y.getItem(store, Y.createID(id.client, id.clock)) as Y.Item | Y.GC;
  }
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
