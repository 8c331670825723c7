import type { Box, Shape, ShapeId } from '@drawbridge/board';
import { paintBounds, shapeBounds } from '@drawbridge/shapes';
import { isOnlyMoved } from './sameLook.ts';

/**
 * The shapes in numbered places, with their painted bounds in one flat array: walking 100,000 of them takes half a
 * millisecond, and a number costs less than an id to send to another thread. A slot is used again after its shape
 * is gone.
 */
export interface Slots {
  readonly count: number;
  /** All slots are below this. */
  readonly end: number;
  /** Of slot n, from 4 × n: left, top, right, bottom of what it paints, in page px; NaN where no shape is. */
  readonly bounds: Float64Array;
  slotOf(id: ShapeId): number | undefined;
  shapeAt(slot: number): Shape | undefined;
  /** The painted box. */
  boxAt(slot: number): Box | undefined;
  /** Whether the painted box, or its edge, and `box` have a point in common. False where no shape is. */
  touches(slot: number, box: Box): boolean;
  /** How far the shape paints beyond its own bounds, in page px. */
  reachAt(slot: number): number;
}

export interface WritableSlots extends Slots {
  /** Puts the shape where the record of its id was, or into a free slot. */
  put(shape: Shape): number;
  /** Returns the slot that is free now. */
  remove(id: ShapeId): number | undefined;
}

const FIRST_CAPACITY = 1024;

export function createSlots(): WritableSlots {
  const slotsById = new Map<ShapeId, number>();
  const shapes: (Shape | undefined)[] = [];
  const free: number[] = [];
  let bounds = new Float64Array(4 * FIRST_CAPACITY).fill(Number.NaN);
  let reaches = new Float64Array(FIRST_CAPACITY);

  function takeSlot(id: ShapeId): number {
    const slot = free.pop() ?? shapes.length;
    slotsById.set(id, slot);
    if (4 * slot < bounds.length) return slot;
    const wider = new Float64Array(2 * bounds.length).fill(Number.NaN);
    wider.set(bounds);
    bounds = wider;
    const more = new Float64Array(2 * reaches.length);
    more.set(reaches);
    reaches = more;
    return slot;
  }

  function measure(slot: number, shape: Shape): void {
    const own = shapeBounds(shape);
    const { x, y, w, h } = paintBounds(shape);
    bounds.set([x, y, x + w, y + h], 4 * slot);
    reaches[slot] = own.x - x;
  }

  /** Most changes of many shapes are moves, and those need no look at their points. */
  function shift(slot: number, dx: number, dy: number): void {
    for (let side = 0; side < 4; side++) {
      const index = 4 * slot + side;
      bounds[index] = (bounds[index] ?? Number.NaN) + (side % 2 ? dy : dx);
    }
  }

  return {
    get count() {
      return slotsById.size;
    },
    get end() {
      return shapes.length;
    },
    get bounds() {
      return bounds;
    },
    slotOf: (id) => slotsById.get(id),
    shapeAt: (slot) => shapes[slot],
    boxAt(slot) {
      const x = bounds[4 * slot] ?? Number.NaN;
      const y = bounds[4 * slot + 1] ?? Number.NaN;
      if (Number.isNaN(x)) return undefined;
      return { x, y, w: (bounds[4 * slot + 2] ?? x) - x, h: (bounds[4 * slot + 3] ?? y) - y };
    },
    touches(slot, { x, y, w, h }) {
      const at = 4 * slot;
      // Comparisons with NaN, the bounds of free slots, are false.
      return (
        (bounds[at] ?? Number.NaN) <= x + w &&
        (bounds[at + 1] ?? Number.NaN) <= y + h &&
        (bounds[at + 2] ?? Number.NaN) >= x &&
        (bounds[at + 3] ?? Number.NaN) >= y
      );
    },
    reachAt: (slot) => reaches[slot] ?? 0,

    put(shape) {
      const slot = slotsById.get(shape.id) ?? takeSlot(shape.id);
      const before = shapes[slot];
      shapes[slot] = shape;
      if (before && isOnlyMoved(before, shape)) shift(slot, shape.x - before.x, shape.y - before.y);
      else measure(slot, shape);
      return slot;
    },

    remove(id) {
      const slot = slotsById.get(id);
      if (slot === undefined) return undefined;
      slotsById.delete(id);
      shapes[slot] = undefined;
      bounds.fill(Number.NaN, 4 * slot, 4 * slot + 4);
      free.push(slot);
      return slot;
    },
  };
}
