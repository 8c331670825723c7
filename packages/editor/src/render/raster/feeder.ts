import { type Box, moveBox, type Point, type Shape, type ShapeId } from '@drawbridge/board';
import { hasSameLook } from '../../scene/sameLook.ts';
import type { Slots } from '../../scene/slots.ts';
import type { SceneChange } from '../../scene.ts';
import type { Delta } from './messages.ts';
import { packPlacements, packShapes } from './packShapes.ts';

/** How long a frame may spend on telling the mirror of changes; what is in view goes first. */
const FLUSH_MS = 6;
/** Shapes of one delta: about half a millisecond. */
const DELTA_SHAPES = 1024;

export interface ChangeFacts {
  /** A hand made it, which watches: it does not wait for what is being loaded. */
  readonly isByHand: boolean;
}

/** A change of one shape, as the mirror is told of it. */
export interface FedChange extends ChangeFacts {
  readonly version: number;
  /** As the mirror had it. */
  readonly before: Shape | undefined;
  readonly after: Shape | undefined;
  /** What was and will be painted, in page px. */
  readonly boxes: readonly Box[];
}

/** Keeps the mirrors of the raster threads equal to the scene, with as few messages as will do. */
export interface Feeder {
  /** Of the last delta that was sent. */
  readonly version: number;
  /** Whether all that happened was sent. */
  readonly isDone: boolean;
  /** Whether that much was sent at least that concerns what was in view when much happened at once. */
  readonly isViewDone: boolean;
  /** What the shape paints where the mirror has it, in page px. */
  boxOf(id: ShapeId): Box | undefined;
  follow(change: SceneChange, about: ChangeFacts): void;
  setHidden(ids: Iterable<ShapeId>): void;
  /** `all` are all that there are now, not those to come. */
  setLifted(ids: ReadonlySet<ShapeId> | 'all'): void;
  /** A thread begins with nothing: all of them do, and everything is sent again. What was painted where is forgotten too. */
  restart(): void;
  /** Sends what there is time for. `view` is in page px. */
  flush(view: Box): void;
}

interface FeederDeps {
  readonly slots: Slots;
  readonly now: () => number;
  readonly send: (delta: Delta) => void;
  /** Called after the delta was sent, before the next one. */
  readonly onFed: (changes: readonly FedChange[]) => void;
  readonly onShifted: (offset: Point) => void;
}

type Extras = Pick<Delta, 'reset' | 'shift' | 'hidden' | 'lifted'>;

export function createFeeder({ slots, now, send, onFed, onShifted }: FeederDeps): Feeder {
  /** What the mirror has, by slot. */
  let fed: (Shape | undefined)[] = [];
  let fedBounds = new Float64Array(0);
  let queue: number[] = [];
  const queued = new Set<number>();
  const byHand = new Set<number>();
  let extras: Extras = {};
  let hidden: Delta['hidden'];
  let lifted: Delta['lifted'];
  let version = 0;
  let isUnsorted = true;
  let leftInView = 0;
  enqueueAll();

  function enqueueAll(): void {
    for (let slot = 0; slot < slots.end; slot++) if (slots.shapeAt(slot)) enqueue(slot);
    isUnsorted = true;
  }

  function enqueue(slot: number): void {
    if (queued.has(slot)) return;
    queued.add(slot);
    queue.push(slot);
  }

  function hurry(changed: readonly number[]): void {
    for (const slot of changed) byHand.add(slot);
    if (queue.length <= changed.length) return;
    const hurried = new Set(changed);
    queue = [...changed, ...queue.filter((slot) => !hurried.has(slot))];
    leftInView += changed.length;
  }

  function fedBox(slot: number): Box | undefined {
    const [x = 0, y = 0, right = 0, bottom = 0] = fedBounds.subarray(4 * slot, 4 * slot + 4);
    return fed[slot] && { x, y, w: right - x, h: bottom - y };
  }

  function remember(slot: number): void {
    if (4 * slot >= fedBounds.length) {
      const wider = new Float64Array(slots.bounds.length);
      wider.set(fedBounds);
      fedBounds = wider;
    }
    fed[slot] = slots.shapeAt(slot);
    fedBounds.set(slots.bounds.subarray(4 * slot, 4 * slot + 4), 4 * slot);
  }

  /** Moves everything in one number instead of a hundred thousand. */
  function shift({ x, y }: Point): void {
    extras = { ...extras, shift: { dx: x, dy: y } };
    for (let slot = 0; slot < slots.end; slot++) remember(slot);
  }

  function takeNext(view: Box): number[] {
    if (isUnsorted) sortQueue(view);
    const taken = queue.splice(0, DELTA_SHAPES);
    for (const slot of taken) queued.delete(slot);
    leftInView -= taken.length;
    return taken;
  }

  function sortQueue(view: Box): void {
    const first: number[] = [];
    const others: number[] = [];
    for (const slot of queue) (slots.touches(slot, view) ? first : others).push(slot);
    leftInView = first.length;
    queue = first.concat(others);
    isUnsorted = false;
  }

  function sendDelta(changed: readonly number[]): void {
    const removed = changed.filter((slot) => fed[slot] && !slots.shapeAt(slot));
    const present = changed.filter((slot) => slots.shapeAt(slot));
    const placed = present.filter(isOnlyPlaced);
    const put = placed.length === 0 ? present : present.filter((slot) => !isOnlyPlaced(slot));
    version++;
    const { shift: offset } = extras;
    send({
      kind: 'delta',
      version,
      ...extras,
      removed: removed.length > 0 ? Uint32Array.from(removed) : undefined,
      put: put.length > 0 ? packShapes(slots, put) : undefined,
      placed: placed.length > 0 ? packPlacements(slots, placed) : undefined,
    });
    extras = {};
    if (offset) onShifted({ x: offset.dx, y: offset.dy });
    const changes = changed.map(changeOf);
    changed.forEach(remember);
    onFed(changes);
  }

  function isOnlyPlaced(slot: number): boolean {
    const [before, after] = [fed[slot], slots.shapeAt(slot)];
    return (
      before !== undefined && after !== undefined && before.id === after.id && hasSameLook(before, after)
    );
  }

  function changeOf(slot: number): FedChange {
    const boxes = [fedBox(slot), slots.boxAt(slot)].filter((box) => box !== undefined);
    const isByHand = byHand.delete(slot);
    return { version, before: fed[slot], after: slots.shapeAt(slot), isByHand, boxes };
  }

  return {
    get version() {
      return version;
    },
    get isDone() {
      return queue.length === 0 && Object.keys(extras).length === 0;
    },
    get isViewDone() {
      return !isUnsorted && leftInView <= 0;
    },
    boxOf(id) {
      const slot = slots.slotOf(id);
      const box = slot === undefined ? undefined : fedBox(slot);
      const { shift: { dx, dy } = { dx: 0, dy: 0 } } = extras;
      return box && moveBox(box, -dx, -dy);
    },
    follow(change, { isByHand }) {
      // Only while the mirror is as old as the scene was: otherwise it has other shapes to move.
      if (change.shift && queue.length === 0 && !extras.shift) return shift(change.shift);
      for (const slot of change.slots) enqueue(slot);
      if (change.slots.length > DELTA_SHAPES) isUnsorted = true;
      if (isByHand) hurry(change.slots);
    },
    setHidden(ids) {
      hidden = slotsOf(ids, slots);
      extras = { ...extras, hidden };
    },
    setLifted(ids) {
      lifted = ids === 'all' ? slotsInUse(slots) : slotsOf(ids, slots);
      extras = { ...extras, lifted };
    },
    restart() {
      fed = [];
      queue = [];
      queued.clear();
      byHand.clear();
      enqueueAll();
      extras = { reset: true, hidden, lifted };
    },
    flush(view) {
      const endMs = now() + FLUSH_MS;
      while (queue.length > 0 || Object.keys(extras).length > 0) {
        sendDelta(takeNext(view));
        if (now() >= endMs) return;
      }
    },
  };
}

function slotsOf(ids: Iterable<ShapeId>, slots: Slots): Uint32Array {
  return Uint32Array.from([...ids].flatMap((id) => slots.slotOf(id) ?? []));
}

function slotsInUse(slots: Slots): Uint32Array {
  const used = new Uint32Array(slots.count);
  let count = 0;
  for (let slot = 0; slot < slots.end; slot++) if (slots.shapeAt(slot)) used[count++] = slot;
  return used;
}
