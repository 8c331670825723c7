import * as Y from 'yjs';
import { completeShapes } from './history/completeShapes.ts';
import { createIsKept, type IsKept } from './history/keptParts.ts';
import { putBackLetters } from './history/putBackLetters.ts';
import { keepLateLetters, type RemovedLetters, takeRemovedLetters } from './history/removedLetters.ts';
import { restorableByYjs } from './history/restorable.ts';
import { takeBackLetters } from './history/takeBackLetters.ts';
import { createListeners } from './listeners.ts';
import { SHAPES_KEY, type Store } from './store.ts';

/** LIMIT of steps one can go back. Every kept step holds the content it deleted in memory. */
export const MAX_UNDO_STEPS = 100;

/**
 * One user's undo and redo. It only ever takes back what was done through the store, and leaves the work of
 * others alone: a shape that somebody else moved in the meantime stays where they put it, and one that we
 * made and others went on with is not taken away from them. The same holds for the letters of a text.
 */
export interface History {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Takes the last step back, as far as others have not built on it. */
  undo(): void;
  redo(): void;
  /** Takes the last step back as `undo` does, and for good: nothing is there to be done again. */
  discard(): void;
  /** Ends the step: what follows is undone separately. Without a mark, changes join the step before. */
  mark(): void;
  clear(): void;
  onChange(listener: () => void): () => void;
  destroy(): void;
}

type Step = Y.UndoManager['undoStack'][number];
type Direction = 'undo' | 'redo';

/** Where the undo manager of Yjs has the steps of each direction, and how it says what it is doing. */
const NAMES = {
  undo: { stack: 'undoStack', otherStack: 'redoStack', flag: 'undoing' },
  redo: { stack: 'redoStack', otherStack: 'undoStack', flag: 'redoing' },
} as const;

export function createHistory(doc: Y.Doc, store: Store): History {
  const map = doc.getMap(SHAPES_KEY);
  const changes = createListeners<[]>();
  /** The letters that each step deleted. All else that a step did is known to Yjs. */
  const removed = new WeakMap<Step, RemovedLetters[]>();
  /** Letters that are ours by their number only: an undo wrote them for those of others. */
  const borrowed = Y.createDeleteSet();
  let recorded: Step | undefined;
  let isKept: IsKept = () => false;
  const manager = new Y.UndoManager(map, {
    trackedOrigins: new Set([store.localOrigin]),
    // Steps end where a gesture ends, not where the clock says so.
    captureTimeout: Infinity,
    deleteFilter: (item) => !isKept(item),
  });

  manager.on('stack-item-added', ({ stackItem }) => {
    recorded = stackItem;
    manager.undoStack.splice(0, Math.max(0, manager.undoStack.length - MAX_UNDO_STEPS));
    changes.notify();
  });
  manager.on('stack-item-updated', ({ stackItem }) => {
    recorded = stackItem;
  });
  manager.on('stack-cleared', () => changes.notify());
  // After the manager's own listener: it has said by then to which step the transaction belongs.
  doc.on('afterTransaction', rememberLetters);

  function rememberLetters(transaction: Y.Transaction): void {
    const step = recorded;
    recorded = undefined;
    if (step) removed.set(step, [...(removed.get(step) ?? []), ...takeRemovedLetters(transaction)]);
    else if (!transaction.local && (manager.canUndo() || manager.canRedo())) keepLateLetters(transaction);
  }

  /** One transaction, which the manager takes for its own: so it becomes one step of the other direction. */
  function step(direction: Direction): void {
    const { stack, flag } = NAMES[direction];
    const last = manager[stack].at(-1);
    if (!last) return;
    manager.stopCapturing();
    try {
      doc.transact((transaction) => {
        isKept = createIsKept(transaction, map, { inserted: last.insertions, borrowed });
        takeBackLetters(transaction, last.insertions, isKept);
        const { deletions } = last;
        last.deletions = restorableByYjs(transaction, deletions);
        runLast(direction);
        completeShapes(transaction, map, deletions);
        // The manager has lowered its flag by now, and looks at it again when the transaction ends.
        manager[flag] = true;
        putBackLetters(transaction, { ...last, removed: removed.get(last) ?? [] }, borrowed);
      }, manager);
    } finally {
      manager[flag] = false;
    }
    changes.notify();
  }

  /**
   * Yjs goes on to older steps until one has an effect. When others have overruled the last one, that would
   * take back something else out of the blue. So Yjs is given the last step alone. As it asks the steps of both
   * directions what was deleted by us, the older ones are put among those of the other one meanwhile.
   */
  function runLast(direction: Direction): void {
    const { stack, otherStack } = NAMES[direction];
    const others = manager[otherStack];
    const older = manager[stack].slice(0, -1);
    manager[otherStack] = [...others, ...older];
    manager[stack] = manager[stack].slice(-1);
    try {
      manager[direction]();
    } finally {
      manager[stack] = older;
      manager[otherStack] = others;
    }
  }

  return {
    get canUndo() {
      return manager.canUndo();
    },
    get canRedo() {
      return manager.canRedo();
    },
    undo: () => step('undo'),
    redo: () => step('redo'),
    discard() {
      step('undo');
      manager.clear(false, true);
    },
    mark: () => manager.stopCapturing(),
    clear: () => manager.clear(),
    onChange: changes.add,
    destroy() {
      doc.off('afterTransaction', rememberLetters);
      changes.clear();
      manager.destroy();
    },
  };
}
