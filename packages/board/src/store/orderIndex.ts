import { compareOrder, type OrderKey } from '../order.ts';
import type { ShapeId } from '../shapeId.ts';
import type { Shape } from '../shapes/index.ts';

/** All shapes from back to front. */
export interface OrderIndex {
  /** The same array until something changes; never changed after it was handed out. */
  sorted(): readonly Shape[];
  topKey(): OrderKey | undefined;
  /** One shape was `before` and is `after` now; `undefined` where it is not there. */
  replace(before: Shape | undefined, after: Shape | undefined): void;
  /** So much changed that the whole is to be sorted anew, when it is asked for. */
  invalidate(): void;
}

export function createOrderIndex(records: ReadonlyMap<ShapeId, Shape>): OrderIndex {
  let shapes: Shape[] = [];
  let isSorted = false;
  let isHandedOut = false;

  /** What was handed out belongs to others. */
  function own(): Shape[] {
    if (isHandedOut) shapes = shapes.slice();
    isHandedOut = false;
    return shapes;
  }

  /** Old order first: most of it is right still, and sorting what is nearly sorted is a walk. */
  function sort(): void {
    const next = shapes.flatMap(({ id }) => records.get(id) ?? []);
    if (next.length < records.size) {
      const known = new Set(next.map(({ id }) => id));
      for (const shape of records.values()) if (!known.has(shape.id)) next.push(shape);
    }
    shapes = next.sort(compareOrder);
    isSorted = true;
    isHandedOut = false;
  }

  return {
    sorted() {
      if (!isSorted) sort();
      isHandedOut = true;
      return shapes;
    },
    topKey() {
      if (!isSorted) sort();
      return shapes.at(-1)?.z;
    },
    replace(before, after) {
      if (!isSorted || (!before && !after)) return;
      const list = own();
      if (before && after && before.z === after.z) {
        list[findPlace(list, before)] = after;
        return;
      }
      if (before) list.splice(findPlace(list, before), 1);
      if (after) list.splice(findPlace(list, after), 0, after);
    },
    invalidate() {
      isSorted = false;
    },
  };
}

/** Where the shape is, or would be. Most changes are at the top. */
function findPlace(shapes: readonly Shape[], shape: Shape): number {
  const top = shapes.at(-1);
  if (!top || compareOrder(top, shape) < 0) return shapes.length;
  let low = 0;
  let high = shapes.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = shapes[middle];
    if (at && compareOrder(at, shape) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
