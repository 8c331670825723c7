import * as Y from 'yjs';
import { createListeners } from './listeners.ts';
import type { ShapeId } from './shapeId.ts';
import { SHAPES_KEY, type Store } from './store.ts';

/** LIMIT of steps one can go back. Every kept step holds the content it deleted in memory. */
export const MAX_UNDO_STEPS = 100;

/**
 * One user's undo and redo. It only ever takes back what was done through the store, and leaves the work of
 * others alone: a shape that somebody else moved in the meantime stays where they put it, and one that we
 * made and others went on with is not taken away from them.
 */
export interface History {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Takes the last step back, as far as others have not built on it. */
  undo(): void;
  redo(): void;
  /** Ends the step: what follows is undone separately. Without a mark, changes join the step before. */
  mark(): void;
  clear(): void;
  onChange(listener: () => void): () => void;
  destroy(): void;
}

export function createHistory(doc: Y.Doc, store: Store): History {
  const map = doc.getMap(SHAPES_KEY);
  const changes = createListeners<[]>();
  let createdInStep: ReadonlySet<ShapeId> = new Set();
  const manager = new Y.UndoManager(map, {
    trackedOrigins: new Set([store.localOrigin]),
    // Steps end where a gesture ends, not where the clock says so.
    captureTimeout: Infinity,
    deleteFilter(item) {
      const shape = shapeItemOf(item, map);
      return !(shape?.parentSub && createdInStep.has(shape.parentSub) && hasForeignFields(shape));
    },
  });

  manager.on('stack-item-added', () => {
    manager.undoStack.splice(0, Math.max(0, manager.undoStack.length - MAX_UNDO_STEPS));
    changes.notify();
  });
  manager.on('stack-cleared', () => changes.notify());

  /**
   * Yjs goes on to older steps until one has an effect. When others have overruled the last one, that would
   * take back something else out of the blue. So Yjs is given the last step alone; the older ones are back in
   * place before it starts, as it asks them what was deleted by us.
   */
  function step(direction: 'undo' | 'redo'): void {
    const name = direction === 'undo' ? 'undoStack' : 'redoStack';
    const last = manager[name].at(-1);
    const older = manager[name].slice(0, -1);
    if (!last) return;
    manager.stopCapturing();
    manager[name] = [last];
    doc.once('beforeTransaction', (transaction: Y.Transaction) => {
      manager[name] = older;
      createdInStep = createdShapes(transaction, map, last);
    });
    try {
      manager[direction]();
    } catch (error) {
      // Yjs 13.6 fails over content that somebody else deleted and that was collected since. The rest of the step is done,
      // and that part cannot be brought back by anybody.
      if (!(error instanceof TypeError)) throw error;
    }
    changes.notify();
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
    mark: () => manager.stopCapturing(),
    clear: () => manager.clear(),
    onChange: changes.add,
    destroy() {
      changes.clear();
      manager.destroy();
    },
  };
}

type Step = Y.UndoManager['undoStack'][number];

/** The shapes that came into being in `step`. */
function createdShapes(transaction: Y.Transaction, map: Y.Map<unknown>, step: Step): Set<ShapeId> {
  const ids = new Set<ShapeId>();
  Y.iterateDeletedStructs(transaction, step.insertions, (struct) => {
    if (struct instanceof Y.Item && struct.parent === map && struct.parentSub) ids.add(struct.parentSub);
  });
  return ids;
}

/** The item by which the map holds the shape that `item` belongs to; perhaps `item` itself. */
function shapeItemOf(item: Y.Item, map: Y.Map<unknown>): Y.Item | undefined {
  let current: Y.Item | null = item;
  while (current && current.parent !== map) {
    current = current.parent instanceof Y.AbstractType ? current.parent._item : null;
  }
  return current ?? undefined;
}

/** Whether a field of the shape was last written by somebody other than who made the shape. */
function hasForeignFields(shape: Y.Item): boolean {
  if (!(shape.content instanceof Y.ContentType)) return false;
  const fields = [...shape.content.type._map.values()];
  return fields.some((field) => !field.deleted && field.id.client !== shape.id.client);
}
