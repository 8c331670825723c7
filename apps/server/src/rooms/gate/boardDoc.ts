import * as Y from 'yjs';
import { GateError } from './gate.ts';
import { hollow } from './hollow.ts';
import type { Roots } from './rootNameOf.ts';
import { ROOT_NAMES } from './roots.ts';

/** How an update is applied to a doc. */
export type ApplyUpdate = (doc: Y.Doc, update: Uint8Array) => void;

/** The document of a board as its log makes it, and whether it is still one. */
export interface BoardDoc {
  readonly doc: Y.Doc;
  readonly roots: Roots;
  /** How many shapes there are. */
  readonly shapes: number;
  /** How many comments there are. */
  readonly comments: number;
  /** How many items the library has. */
  readonly items: number;
  /** Applies what storage holds, in one go. Answers what was wrong with those that could not be applied. Throws a final `GateError` if the doc broke. */
  load(updates: readonly Uint8Array[]): string[];
  /** Applies an update that passed every rule. Answers what is wrong with the doc after it, which then is not to be used again. */
  apply(update: Uint8Array, own: OwnEnd | undefined): string | undefined;
}

/** How far the client of an update is to be known once it is applied. */
interface OwnEnd {
  readonly client: number;
  readonly end: number;
}

const BROKEN = 'What is stored of this board breaks its document. Restore it from a backup.';

/** No client has it. A doc that meets its own clientID in an update takes another and says so on the console. */
const NOBODY = Number.MAX_SAFE_INTEGER;

/** Yjs tells of a dozen events with each change, and makes a map, a list and an iterator for each that nobody listens to. */
class QuietDoc extends Y.Doc {
  override emit: Y.Doc['emit'] = (name, args) => {
    if (this._observers.has(name)) super.emit(name, args);
  };
}

/** A Y.Doc that never writes: all that it holds came out of the log. */
export function createBoardDoc(applyUpdate: ApplyUpdate): BoardDoc {
  const doc = new QuietDoc();
  doc.clientID = NOBODY;
  const roots = {
    shapes: doc.getMap<unknown>('shapes'),
    board: doc.getMap<unknown>('board'),
    comments: doc.getMap<unknown>('comments'),
    library: doc.getMap<unknown>('library'),
  };
  const counts = { shapes: 0, comments: 0, library: 0 };
  let cleanups = 0;

  // Nothing in these may throw: Yjs would not finish, and never again tell of a change.
  for (const name of ['shapes', 'comments', 'library'] as const) {
    roots[name].observe(({ keys }) => {
      for (const { action } of keys.values()) {
        if (action === 'add') counts[name] += 1;
        else if (action === 'delete') counts[name] -= 1;
      }
    });
  }
  doc.on('afterTransaction', (transaction) => {
    // Yjs deletes marks in texts that have no effect. Here that would be a change that the log does not hold.
    transaction._needFormattingCleanup = false;
    hollow(transaction, roots);
  });
  doc.on('afterAllTransactions', () => {
    cleanups += 1;
  });

  const symptom = (own: OwnEnd | undefined, hadPending: boolean): string | undefined => {
    const { store, share } = doc;
    if (share.size !== ROOT_NAMES.length) return 'it has another root type';
    if (!hadPending && (store.pendingStructs || store.pendingDs)) return 'something is missing in it';
    if (!own) return undefined;
    const state = Y.getState(store, own.client);
    const isReached = hadPending ? state >= own.end : state === own.end;
    return isReached ? undefined : 'its client is known up to another clock';
  };

  return {
    doc,
    roots,
    get shapes() {
      return counts.shapes;
    },
    get comments() {
      return counts.comments;
    },
    get items() {
      return counts.library;
    },

    load(updates) {
      const cleanupsBefore = cleanups;
      const faults: string[] = [];
      const broke = attempt(() =>
        doc.transact(() => {
          for (const update of updates) {
            const fault = attempt(() => Y.applyUpdate(doc, update));
            if (fault !== undefined) faults.push(fault);
          }
        }),
      );
      if (broke || cleanups === cleanupsBefore) throw new GateError(BROKEN, true);
      return faults;
    },

    apply(update, own) {
      // An entry that was lost on disk leaves those that built on it pending, until its author sends it again.
      const hadPending = doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
      const cleanupsBefore = cleanups;
      const why = attempt(() => applyUpdate(doc, update));
      if (why) return why;
      return cleanups === cleanupsBefore + 1
        ? symptom(own, hadPending)
        : 'the document does not finish changes';
    },
  };
}

/** Yjs throws out of the middle of an update that it cannot apply. Answers what it said. */
function attempt(work: () => void): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return String(error);
  }
}
