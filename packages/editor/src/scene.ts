import {
  type Box,
  boxesIntersect,
  compareOrder,
  expandBox,
  type Point,
  type Shape,
  type ShapeId,
  type Store,
  type StoreChange,
  unionBoxes,
} from '@drawbridge/board';
import RBush from 'rbush';
import { hitsShape, paintBounds, shapeBounds } from './shapes/placed.ts';

/** Where the shapes are: a spatial index over the store. The only keeper of painted bounds. */
export interface Scene {
  /** Follows a change of the store; returns the boxes that look different now. */
  apply(change: StoreChange): Box[];
  /** Shapes that paint within `box`, back to front. */
  within(box: Box): readonly Shape[];
  /** The frontmost shape at `point`. */
  hit(point: Point, tolerancePx: number): Shape | undefined;
  /** The painted box of a shape. */
  paintedBox(id: ShapeId): Box | undefined;
  /** The box around these shapes, without line widths; `undefined` when there are none. */
  boundsOf(ids: Iterable<ShapeId>): Box | undefined;
}

interface Entry {
  readonly id: ShapeId;
  readonly box: Box;
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/** Above this share of all shapes it is cheaper to walk the sorted list than to sort what was found. */
const WALK_SHARE = 0.1;
/** A change of more shapes than this share builds the index anew: bulk loading is several times faster. */
const REBUILD_SHARE = 0.5;

export function createScene(store: Store): Scene {
  const index = new RBush<Entry>();
  const entries = new Map<ShapeId, Entry>();

  function rebuild(): void {
    entries.clear();
    for (const shape of store.all()) entries.set(shape.id, createEntry(shape));
    index.clear().load([...entries.values()]);
  }

  function replace(id: ShapeId): void {
    const old = entries.get(id);
    const shape = store.get(id);
    if (old) index.remove(old);
    entries.delete(id);
    if (!shape) return;
    const entry = createEntry(shape);
    entries.set(id, entry);
    index.insert(entry);
  }

  function within(box: Box): readonly Shape[] {
    const found = index.search(toRange(box));
    if (found.length <= store.size * WALK_SHARE) {
      return found.flatMap(({ id }) => store.get(id) ?? []).sort(compareOrder);
    }
    return store.sorted().filter(({ id }) => {
      const entry = entries.get(id);
      return entry && boxesIntersect(entry.box, box);
    });
  }

  rebuild();

  return {
    apply({ added, updated, removed }) {
      const ids = [...added, ...updated, ...removed];
      const boxes = () => ids.flatMap((id) => entries.get(id)?.box ?? []);
      const before = boxes();
      if (ids.length > store.size * REBUILD_SHARE) rebuild();
      else ids.forEach(replace);
      return [...before, ...boxes()];
    },
    within,
    hit(point, tolerancePx) {
      const near = expandBox({ ...point, w: 0, h: 0 }, tolerancePx);
      return within(near).findLast((shape) => hitsShape(shape, point, tolerancePx));
    },
    paintedBox: (id) => entries.get(id)?.box,
    boundsOf(ids) {
      return unionBoxes([...ids].flatMap((id) => store.get(id) ?? []).map(shapeBounds));
    },
  };
}

function createEntry(shape: Shape): Entry {
  const box = paintBounds(shape);
  return { id: shape.id, box, ...toRange(box) };
}

function toRange({ x, y, w, h }: Box) {
  return { minX: x, minY: y, maxX: x + w, maxY: y + h };
}
