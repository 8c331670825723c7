import * as Y from 'yjs';
import type { Place } from './place.ts';
import { type Roots, rootNameOf } from './rootNameOf.ts';
import { Forbidden, type Id } from './updateReader.ts';

/** The one field of a comment that everybody may write who may comment: whether its thread is resolved. */
const RESOLVED = 're';

/** What somebody may write who may do nothing but comment. */
export interface CommentRights {
  /** The comments that these made are their own. */
  readonly clients: ReadonlySet<number>;
}

export interface Rights {
  checkItem(place: Place): void;
  checkDeleted(client: number, clock: number, length: number): void;
}

/*
 * Whose a comment is, Yjs says: an entry is named by the client that made it, the server leased that client to a session, and
 * only who has the lease can write as it. That cannot be forged. What an entry says of its author, a name, is what its author
 * says, as it is everywhere on a board.
 */

/** Holds an update against what its author may do, and throws `Forbidden`. Good until the doc changes. */
export function createRights(doc: Y.Doc, roots: Roots, { clients }: CommentRights): Rights {
  const { store } = doc;
  const isOwn = (item: { readonly id: Id } | null | undefined): boolean =>
    item !== null && item !== undefined && clients.has(item.id.client);

  const checkEntry = (key: string | undefined): void => {
    const present = roots.comments._map.get(key ?? '');
    if (present && !present.deleted && !isOwn(present)) throw foreign();
  };

  const checkDeletion = ({ id, parent, parentSub }: Y.Item): void => {
    if (!(parent instanceof Y.AbstractType) || rootNameOf(parent, roots) !== 'comments') throw drawing();
    const isEntry = parent === roots.comments;
    if (!isEntry && parentSub === RESOLVED) return;
    if (!isOwn(isEntry ? { id } : parent._item)) throw foreign();
  };

  return {
    checkItem({ kind, root, parent, key }) {
      // Where all is gone, it is gone from the start: somebody deleted meanwhile what it was about.
      if (kind === 'unknown') return;
      if (root !== 'comments') throw drawing();
      if (parent === roots.comments) checkEntry(key);
      else if (parent instanceof Y.AbstractType && key !== RESOLVED && !isOwn(parent._item)) throw foreign();
    },
    checkDeleted(client, clock, length) {
      // What the update itself brings was looked at when it was brought.
      const end = Math.min(clock + length, Y.getState(store, client));
      const structs = store.clients.get(client);
      if (!structs || clock >= end) return;
      for (let index = Y.findIndexSS(structs, clock); index < structs.length; index += 1) {
        const struct = structs[index];
        if (!struct || struct.id.clock >= end) return;
        if (struct instanceof Y.Item && !struct.deleted) checkDeletion(struct);
      }
    },
  };
}

function drawing(): Forbidden {
  return new Forbidden('You may comment on this board, and not change it.');
}

function foreign(): Forbidden {
  return new Forbidden('You may change and delete your own comments, and not those of others.');
}
