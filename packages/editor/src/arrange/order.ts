import {
  type Box,
  boxesIntersect,
  compareOrder,
  keysBetween,
  type OrderKey,
  type Shape,
  type ShapeId,
  type Store,
} from '@drawbridge/board';
import { unitsAmong } from '../groups/units.ts';
import type { Scene } from '../scene.ts';

type Ids = ReadonlySet<ShapeId>;
/** New places of shapes among all others. */
export type OrderPlan = ReadonlyMap<ShapeId, OrderKey>;

interface Ordered {
  readonly store: Pick<Store, 'get' | 'groups' | 'sorted'>;
  readonly scene: Pick<Scene, 'touching' | 'paintedBox'>;
}

const NOTHING: OrderPlan = new Map();

/** The shapes over all others, in the order that they have among each other; nothing when they are there already. */
export function planToFront({ store }: Ordered, ids: Ids): OrderPlan {
  const sorted = store.sorted();
  const moved = sortedOf(store, ids);
  const isThere = moved.every((shape, index) => sorted[sorted.length - moved.length + index] === shape);
  if (isThere) return NOTHING;
  return assign(moved, keysBetween(sorted.at(-1)?.z, undefined, moved.length));
}

export function planToBack({ store }: Ordered, ids: Ids): OrderPlan {
  const sorted = store.sorted();
  const moved = sortedOf(store, ids);
  if (moved.every((shape, index) => sorted[index] === shape)) return NOTHING;
  return assign(moved, keysBetween(undefined, sorted[0]?.z, moved.length));
}

/**
 * Each unit over the next shape that lies on it, or under the next one that it lies on: what does not overlap is passed, as
 * nobody would see a difference.
 */
export function planStep(ordered: Ordered, ids: Ids, direction: 1 | -1): OrderPlan {
  const plan = new Map<ShapeId, OrderKey>();
  const { store } = ordered;
  /** The place next to each shape that was passed, which the first one there has taken. */
  const taken = new Map<ShapeId, OrderKey>();
  const units = unitsAmong(store, ids)
    .map((members) => sortedOf(store, new Set(members)))
    .sort((a, b) => direction * compareEnds(b, a));
  for (const unit of units) {
    const passed = nextOver(ordered, unit, ids, direction);
    if (!passed) continue;
    const moved = unit.filter((shape) => direction * compareOrder(passed, shape) > 0);
    const beyond = taken.get(passed.id) ?? neighbour(store.sorted(), passed, direction, ids)?.z;
    const [below, above] = direction === 1 ? [passed.z, beyond] : [beyond, passed.z];
    const keys = keysBetween(below, above, moved.length);
    const end = direction === 1 ? keys[0] : keys.at(-1);
    if (end !== undefined) taken.set(passed.id, end);
    for (const [id, key] of assign(moved, keys)) plan.set(id, key);
  }
  return plan;
}

function compareEnds(a: readonly Shape[], b: readonly Shape[]): number {
  const [first, second] = [a.at(-1), b.at(-1)];
  return first && second ? compareOrder(first, second) : 0;
}

/** The nearest shape, in that direction, over or under one of the unit that it overlaps. */
function nextOver(
  { scene }: Ordered,
  unit: readonly Shape[],
  ids: Ids,
  direction: 1 | -1,
): Shape | undefined {
  let nearest: Shape | undefined;
  for (const member of unit) {
    const box = scene.paintedBox(member.id);
    for (const other of box ? scene.touching(box) : []) {
      if (ids.has(other.id) || !overlaps(scene.paintedBox(other.id), box)) continue;
      const isBeyond = direction * compareOrder(other, member) > 0;
      if (isBeyond && (!nearest || direction * compareOrder(other, nearest) < 0)) nearest = other;
    }
  }
  return nearest;
}

function overlaps(a: Box | undefined, b: Box | undefined): boolean {
  return a !== undefined && b !== undefined && boxesIntersect(a, b);
}

/** The shape after this one in that direction which stays where it is. */
function neighbour(sorted: readonly Shape[], shape: Shape, direction: 1 | -1, ids: Ids): Shape | undefined {
  let place = placeOf(sorted, shape) + direction;
  // Between shapes of the same key there is no place: it is beyond all of them.
  while (sorted[place]?.z === shape.z || ids.has(sorted[place]?.id ?? '')) place += direction;
  return sorted[place];
}

function placeOf(sorted: readonly Shape[], shape: Shape): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = sorted[middle];
    if (at && compareOrder(at, shape) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sortedOf({ get }: Pick<Store, 'get'>, ids: Ids): Shape[] {
  return [...ids].flatMap((id) => get(id) ?? []).sort(compareOrder);
}

function assign(shapes: readonly Shape[], keys: readonly OrderKey[]): OrderPlan {
  return new Map(shapes.flatMap(({ id }, index) => (keys[index] ? [[id, keys[index]]] : [])));
}
