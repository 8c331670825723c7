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
} from '@drawbridge/board';
import { hitsShape, isShownAt } from '@drawbridge/shapes';
import { type Elsewhere, NOTHING_ELSEWHERE } from './drafts/elsewhere.ts';
import { createExtent } from './scene/extent.ts';
import { isOnlyMoved } from './scene/sameLook.ts';
import { createSizeGrid } from './scene/sizeGrid.ts';
import { createSlots, type Slots } from './scene/slots.ts';

/** Where the shapes are: an index over the store. The only keeper of bounds. */
export interface Scene {
  readonly slots: Slots;
  /** The box around all shapes, line widths included; `undefined` on an empty board. */
  readonly extent: Box | undefined;
  /** Follows a change of the store. */
  apply(change: StoreChange): SceneChange;
  /** Shapes that paint within `box`, back to front. */
  within(box: Box): readonly Shape[];
  /** The same in no order, which is cheaper when there are many. */
  touching(box: Box): Shape[];
  /** Shapes that are shown within `box`, in no order: those that others drag are where they drag them. */
  shownIn(box: Box): Shape[];
  /** Whether a shape that is shown at `point` is not cut off there by its frame. */
  isSeenAt(shape: Shape, point: Point): boolean;
  /** Some that paint within `box`, `limit` at most, which costs no more for there being very many. */
  touchingSome(box: Box, limit: number, accepts: (shape: Shape) => boolean): Shape[];
  /** So many shapes that lie over all others, back to front. */
  frontmost(count: number): readonly Shape[];
  /**
   * The frontmost shape that is shown at `point` and accepted, as the document has it; of locked ones nobody knows who does not
   * ask for them.
   */
  hit(point: Point, tolerancePx: number, accepts?: (shape: Shape) => boolean): Shape | undefined;
  /** Whether there is any frame on the board. */
  readonly hasFrames: boolean;
  /** The shape of this id, as those know it that lie in it if it is a frame. */
  frameOf(id: ShapeId): Shape | undefined;
  /** The shapes that say that they lie in this frame, and what each would paint without it. */
  contentsOf(frame: ShapeId): Iterable<readonly [id: ShapeId, painted: Box]>;
  /** The painted box of a shape. */
  paintedBox(id: ShapeId): Box | undefined;
  /** The shape where one sees it: others may be dragging it. */
  shown(id: ShapeId): Shape | undefined;
  /** The box around these shapes, without line widths; `undefined` when there are none. */
  boundsOf(ids: Iterable<ShapeId>): Box | undefined;
}

/** What a change of the store meant for the scene. */
export interface SceneChange {
  /** The slots that were filled, changed or emptied. */
  readonly slots: readonly number[];
  /** Nothing happened but that every shape was moved by this much, in page px. */
  readonly shift?: Point;
}

/** Above this share of all shapes it is cheaper to walk the sorted list than to sort what was found. */
const WALK_SHARE = 0.1;
/** A change of more shapes than this share leaves the index to be built by whoever asks first. */
const REBUILD_SHARE = 0.2;

/** `elsewhere` are the shapes that are shown where others drag them; all else is about the document. */
export function createScene(store: Store, elsewhere: Elsewhere = NOTHING_ELSEWHERE): Scene {
  const slots = createSlots();
  const extent = createExtent(slots);
  const grid = createSizeGrid();
  const frames = new Set<ShapeId>();
  let isGridBuilt = false;

  for (const shape of store.all()) {
    slots.put(shape);
    if (shape.type === 'frame') frames.add(shape.id);
  }

  function buildGrid(): void {
    grid.clear();
    for (let slot = 0; slot < slots.end; slot++) addToGrid(slot);
    isGridBuilt = true;
  }

  function addToGrid(slot: number): void {
    const box = slots.boxAt(slot);
    if (box) grid.add(slot, box.x, box.y, box.x + box.w, box.y + box.h);
  }

  function removeFromGrid(slot: number): void {
    const box = slots.boxAt(slot);
    if (box) grid.remove(slot, box.x, box.y, box.x + box.w, box.y + box.h);
  }

  function replace(id: ShapeId): number | undefined {
    const old = slots.slotOf(id);
    if (old !== undefined) {
      extent.leave(old);
      if (isGridBuilt) removeFromGrid(old);
    }
    const shape = store.get(id);
    if (shape?.type === 'frame') frames.add(id);
    else frames.delete(id);
    if (!shape) return slots.remove(id);
    const slot = slots.put(shape);
    extent.enter(slot);
    if (isGridBuilt) addToGrid(slot);
    return slot;
  }

  function touching(box: Box): Shape[] {
    return collect(box, Infinity, () => true);
  }

  /** No more than `limit` of those that are accepted; then it does not look at all of them. */
  function collect(box: Box, limit: number, accepts: (shape: Shape) => boolean): Shape[] {
    if (!isGridBuilt) buildGrid();
    const found: Shape[] = [];
    const isEnough = () => found.length >= limit;
    const look = (slot: number): void => {
      const shape = slots.touches(slot, box) && !isEnough() ? slots.shapeAt(slot) : undefined;
      if (shape && accepts(shape)) found.push(shape);
    };
    if (!grid.search(box.x, box.y, box.x + box.w, box.y + box.h, look, isEnough)) {
      for (let slot = 0; slot < slots.end && !isEnough(); slot++) look(slot);
    }
    return found;
  }

  function within(box: Box): readonly Shape[] {
    const found = touching(box);
    if (found.length <= store.size * WALK_SHARE) return found.sort(compareOrder);
    return store.sorted().filter(({ id }) => {
      const painted = paintedBox(id);
      return painted !== undefined && boxesIntersect(painted, box);
    });
  }

  function shown(id: ShapeId): Shape | undefined {
    return elsewhere.get(id) ?? store.get(id);
  }

  function shownIn(box: Box): Shape[] {
    const atRest = touching(box).filter(({ id }) => !elsewhere.get(id));
    return [...elsewhere.touching(box), ...atRest];
  }

  function isSeenAt(shape: Shape, point: Point): boolean {
    return elsewhere.isLoose(shape) || isShownAt(shape, point, shown);
  }

  function paintedBox(id: ShapeId): Box | undefined {
    const slot = slots.slotOf(id);
    return slot === undefined ? undefined : slots.boxAt(slot);
  }

  return {
    slots,
    get extent() {
      return extent.box;
    },
    apply(change) {
      const { added, updated, removed } = change;
      const shift = commonShift(change, store, slots);
      if (added.size + updated.size + removed.size > store.size * REBUILD_SHARE) {
        isGridBuilt = false;
        grid.clear();
      }
      const changed: number[] = [];
      for (const ids of [removed, added, updated]) {
        for (const id of ids) {
          const slot = replace(id);
          if (slot !== undefined) changed.push(slot);
        }
      }
      return shift ? { slots: changed, shift } : { slots: changed };
    },
    within,
    touching,
    shownIn,
    isSeenAt,
    touchingSome: collect,
    frontmost: (count) => (count > 0 ? store.sorted().slice(-count) : []),
    hit(point, tolerancePx, accepts = isUnlocked) {
      const near = expandBox({ ...point, w: 0, h: 0 }, tolerancePx);
      let top: Shape | undefined;
      for (const shape of shownIn(near)) {
        const isAbove = !top || compareOrder(shape, top) > 0;
        if (!isAbove || !accepts(shape) || !isSeenAt(shape, point)) continue;
        if (hitsShape(shape, point, tolerancePx)) top = shape;
      }
      return top && store.get(top.id);
    },
    get hasFrames() {
      return frames.size > 0;
    },
    frameOf: store.get,
    *contentsOf(frame) {
      for (const id of store.inFrame(frame)) {
        const box = paintedBox(id);
        if (box) yield [id, box];
      }
    },
    paintedBox,
    shown,
    boundsOf: (ids) => boundsOf(slots, ids),
  };
}

function isUnlocked({ locked }: Shape): boolean {
  return !locked;
}

/** The offset by which a change moved all shapes there are; undefined when it did anything else. */
function commonShift(
  { added, updated, removed }: StoreChange,
  store: Store,
  slots: Slots,
): Point | undefined {
  const isEverything = updated.size > 1 && updated.size === store.size && added.size + removed.size === 0;
  if (!isEverything) return undefined;
  let shift: Point | undefined;
  for (const id of updated) {
    const after = store.get(id);
    const before = slots.shapeAt(slots.slotOf(id) ?? -1);
    if (!before || !after || !isOnlyMoved(before, after)) return undefined;
    const x = after.x - before.x;
    const y = after.y - before.y;
    shift ??= { x, y };
    if (Math.abs(x - shift.x) > ROUNDING_PX || Math.abs(y - shift.y) > ROUNDING_PX) return undefined;
  }
  return shift;
}

/** Coordinates up to 10^7 px, added and taken off again, differ by less than this. */
const ROUNDING_PX = 1e-6;

function boundsOf(slots: Slots, ids: Iterable<ShapeId>): Box | undefined {
  const { bounds } = slots;
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const id of ids) {
    const slot = slots.slotOf(id);
    if (slot === undefined) continue;
    const reach = slots.reachAt(slot);
    minX = Math.min(minX, (bounds[4 * slot] ?? Infinity) + reach);
    minY = Math.min(minY, (bounds[4 * slot + 1] ?? Infinity) + reach);
    maxX = Math.max(maxX, (bounds[4 * slot + 2] ?? -Infinity) - reach);
    maxY = Math.max(maxY, (bounds[4 * slot + 3] ?? -Infinity) - reach);
  }
  return minX > maxX ? undefined : { x: minX, y: minY, w: maxX - minX, h: maxY - minY };
}
