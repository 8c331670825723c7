import type { Box, Shape, ShapeId, Store } from '@drawbridge/board';
import { inReadingOrder } from '../readingOrder.ts';
import type { Selection } from '../selection.ts';

/** The way from shape to shape with Tab, in reading order. */
export interface Walk {
  /** What is selected was come to with Tab. */
  readonly isGoing: boolean;
  /** The shape after (1) or before (-1) the selected one; from nowhere, the first. `undefined` at the ends. */
  next(direction: 1 | -1): ShapeId | undefined;
  /** Where the walk has come to, from 1; `undefined` for shapes that it has not come to. */
  placeOf(id: ShapeId): { readonly at: number; readonly of: number } | undefined;
  /** Comes to a shape, and returns what is selected then: that, and those that are kept. */
  goTo(id: ShapeId): readonly ShapeId[];
  /** What is selected now stays selected while the walk goes on. */
  keep(): void;
  /** There is no next until something is selected again, or the keyboard comes back: Tab goes elsewhere. */
  leave(): void;
  enter(): void;
  /** Shapes came, went or moved. */
  follow(): void;
}

interface WalkDeps {
  readonly store: Store;
  readonly selection: Selection;
  readonly boundsOf: (shape: Shape) => Box;
}

export function createWalk({ store, selection, boundsOf }: WalkDeps): Walk {
  let order: readonly ShapeId[] | undefined;
  let current: ShapeId | undefined;
  let kept: ReadonlySet<ShapeId> = new Set();
  let hasLeft = false;

  /** Of 100,000 shapes it takes a tenth of a second, so only when it is asked for. */
  function orderNow(): readonly ShapeId[] {
    order ??= inReadingOrder(store.all(), boundsOf);
    return order;
  }

  return {
    get isGoing() {
      return current !== undefined && selection.has(current);
    },
    next(direction) {
      if (hasLeft && selection.ids.size === 0) return undefined;
      const ids = orderNow();
      const [selected = ''] = selection.ids;
      const from = current !== undefined && selection.has(current) ? current : selected;
      const at = ids.indexOf(from);
      // Backwards from nowhere is the way back to the buttons before the canvas.
      if (at < 0) return direction === 1 ? ids[0] : undefined;
      return ids[at + direction];
    },
    placeOf(id) {
      if (id !== current) return undefined;
      const ids = orderNow();
      return { at: ids.indexOf(id) + 1, of: ids.length };
    },
    goTo(id) {
      // Whatever else was selected in the meantime began something new.
      const isSame = kept.size > 0 && [...kept].every(selection.has);
      if (!isSame) kept = new Set();
      current = id;
      hasLeft = false;
      return [...new Set([...kept, id])];
    },
    keep() {
      kept = selection.ids;
    },
    leave() {
      hasLeft = true;
    },
    enter() {
      hasLeft = false;
    },
    follow() {
      order = undefined;
    },
  };
}
