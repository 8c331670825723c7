import { compareOrder, type Shape, type ShapeId } from '@drawbridge/board';
import type { Content, Delta } from './messages.ts';
import { type PackedShapes, type Placements, placeAt, unpackShapes } from './packShapes.ts';
import { createZOrder } from './zOrder.ts';

/** The scene as a raster thread knows it. */
export interface Mirror {
  /** Of the last delta. */
  readonly version: number;
  apply(delta: Delta): void;
  /** The frame of this id, which cuts off what lies in it. */
  frameOf(id: ShapeId): Shape | undefined;
  /** The shapes of a content that paint in the range, back to front. In page px. */
  within(content: Content, minX: number, minY: number, maxX: number, maxY: number): Shape[];
}

const HIDDEN = 1;
const LIFTED = 2;

export function createMirror(): Mirror {
  const shapes: (Shape | undefined)[] = [];
  /** Where the frames are. */
  const frameSlots = new Map<ShapeId, number>();
  const order = createZOrder(compareSlots);
  let bounds = new Float64Array(4096);
  let flags = new Uint8Array(1024);
  let version = 0;

  function compareSlots(a: number, b: number): number {
    const [first, second] = [shapes[a], shapes[b]];
    return first && second ? compareOrder(first, second) : a - b;
  }

  function makeRoom(end: number): void {
    if (end <= flags.length) return;
    const length = Math.max(end, 2 * flags.length);
    const wider = new Float64Array(4 * length);
    wider.set(bounds);
    bounds = wider;
    const more = new Uint8Array(length);
    more.set(flags);
    flags = more;
  }

  function reset(): void {
    order.remove([...shapes.keys()].filter((slot) => shapes[slot]));
    shapes.length = 0;
    frameSlots.clear();
    flags.fill(0);
  }

  function remove(slots: Uint32Array): void {
    order.remove([...slots]);
    for (const slot of slots) {
      forgetFrame(slot);
      shapes[slot] = undefined;
      flags[slot] = 0;
    }
  }

  function put(packed: PackedShapes): void {
    const records = unpackShapes(packed);
    const slots = [...packed.slots];
    makeRoom(endOf(packed.slots));
    const isMisplaced = (slot: number, index: number): boolean => {
      const [before, after] = [shapes[slot], records[index]];
      return !before || !after || before.z !== after.z || before.id !== after.id;
    };
    const misplaced = slots.filter(isMisplaced);
    order.remove(misplaced.filter((slot) => shapes[slot]));
    slots.forEach((slot, index) => {
      forgetFrame(slot);
      shapes[slot] = records[index];
      if (records[index]?.type === 'frame') frameSlots.set(records[index].id, slot);
      setBounds(slot, packed.bounds, index);
    });
    order.insert(misplaced);
  }

  function forgetFrame(slot: number): void {
    const shape = shapes[slot];
    if (shape?.type === 'frame' && frameSlots.get(shape.id) === slot) frameSlots.delete(shape.id);
  }

  function place({ slots, places, bounds: from }: Placements): void {
    slots.forEach((slot, index) => {
      const shape = shapes[slot];
      if (!shape) return;
      shapes[slot] = { ...shape, ...placeAt(places, index) };
      setBounds(slot, from, index);
    });
  }

  function setBounds(slot: number, from: Float64Array, index: number): void {
    for (let side = 0; side < 4; side++) bounds[4 * slot + side] = from[4 * index + side] ?? 0;
  }

  function shift({ dx, dy }: { dx: number; dy: number }): void {
    for (let slot = 0; slot < shapes.length; slot++) {
      const shape = shapes[slot];
      if (!shape) continue;
      shapes[slot] = { ...shape, x: shape.x + dx, y: shape.y + dy };
      for (let side = 0; side < 4; side++) {
        const index = 4 * slot + side;
        bounds[index] = (bounds[index] ?? 0) + (side % 2 ? dy : dx);
      }
    }
  }

  function flag(bit: number, slots: Uint32Array): void {
    makeRoom(endOf(slots));
    for (let slot = 0; slot < flags.length; slot++) flags[slot] = (flags[slot] ?? 0) & ~bit;
    for (const slot of slots) flags[slot] = (flags[slot] ?? 0) | bit;
  }

  return {
    get version() {
      return version;
    },

    apply(delta) {
      if (delta.reset) reset();
      if (delta.shift) shift(delta.shift);
      if (delta.removed) remove(delta.removed);
      if (delta.put) put(delta.put);
      if (delta.placed) place(delta.placed);
      if (delta.hidden) flag(HIDDEN, delta.hidden);
      if (delta.lifted) flag(LIFTED, delta.lifted);
      version = delta.version;
    },

    frameOf: (id) => shapes[frameSlots.get(id) ?? -1],

    within(content, minX, minY, maxX, maxY) {
      const found: Shape[] = [];
      const counted = content === 'all' ? HIDDEN : HIDDEN | LIFTED;
      const wanted = content === 'lifted' ? LIFTED : 0;
      for (let place = 0; place < order.count; place++) {
        const slot = order.at(place);
        const at = 4 * slot;
        if ((bounds[at] ?? 0) > maxX || (bounds[at + 2] ?? 0) < minX) continue;
        if ((bounds[at + 1] ?? 0) > maxY || (bounds[at + 3] ?? 0) < minY) continue;
        const shape = ((flags[slot] ?? 0) & counted) === wanted ? shapes[slot] : undefined;
        if (shape) found.push(shape);
      }
      return found;
    },
  };
}

/** All of them are below this. */
function endOf(slots: Uint32Array): number {
  let end = 0;
  for (const slot of slots) end = Math.max(end, slot + 1);
  return end;
}
