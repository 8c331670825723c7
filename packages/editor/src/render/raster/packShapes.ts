import type { Shape } from '@drawbridge/board';

/**
 * Shapes as they travel to a raster thread: columns instead of records, because cloning 100,000 objects costs half
 * a second on each side and cloning a dozen arrays does not. Bytes are copied into one buffer: those of a stroke may
 * be a view into an update of 50 MB, which a clone would take along.
 */
export interface PackedShapes {
  readonly slots: Uint32Array;
  readonly places: Float64Array;
  /** Painted bounds: left, top, right, bottom of each. */
  readonly bounds: Float64Array;
  readonly ids: readonly string[];
  readonly orderKeys: readonly string[];
  /** What records of one look have in common is sent once: type, style, everything but place, id, order and bytes. */
  readonly looks: readonly object[];
  readonly lookOf: Uint32Array;
  /** Where the bytes of each begin; one more than there are shapes. */
  readonly byteStarts: Uint32Array;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** New places for shapes that are known. */
export interface Placements {
  readonly slots: Uint32Array;
  /** x, y, w, h, rotation of each. */
  readonly places: Float64Array;
  readonly bounds: Float64Array;
}

export interface SlotSource {
  readonly bounds: Float64Array;
  shapeAt(slot: number): Shape | undefined;
}

const NO_BYTES = new Uint8Array();

/** `slots` must all be filled. */
export function packShapes(source: SlotSource, slots: readonly number[]): PackedShapes {
  const shapes = slots.flatMap((slot) => source.shapeAt(slot) ?? []);
  const looks = createLooks();
  const byteStarts = new Uint32Array(shapes.length + 1);
  shapes.forEach((shape, index) => {
    byteStarts[index + 1] = (byteStarts[index] ?? 0) + bytesOf(shape).length;
  });
  const bytes = new Uint8Array(byteStarts.at(-1) ?? 0);
  shapes.forEach((shape, index) => {
    bytes.set(bytesOf(shape), byteStarts[index]);
  });
  return {
    ...packPlacements(source, slots),
    ids: shapes.map(({ id }) => id),
    orderKeys: shapes.map(({ z }) => z),
    lookOf: Uint32Array.from(shapes, looks.indexOf),
    looks: looks.list,
    byteStarts,
    bytes,
  };
}

export function packPlacements(source: SlotSource, slots: readonly number[]): Placements {
  const places = new Float64Array(5 * slots.length);
  const bounds = new Float64Array(4 * slots.length);
  slots.forEach((slot, index) => {
    const shape = source.shapeAt(slot);
    if (shape) places.set([shape.x, shape.y, shape.w, shape.h, shape.rotation], 5 * index);
    bounds.set(source.bounds.subarray(4 * slot, 4 * slot + 4), 4 * index);
  });
  return { slots: Uint32Array.from(slots), places, bounds };
}

/** What may be moved to the other thread instead of copied. */
export function buffersOf(packed: PackedShapes | Placements): ArrayBufferLike[] {
  const { slots, places, bounds } = packed;
  const own = [slots.buffer, places.buffer, bounds.buffer];
  return 'bytes' in packed
    ? [...own, packed.lookOf.buffer, packed.byteStarts.buffer, packed.bytes.buffer]
    : own;
}

export function unpackShapes(packed: PackedShapes): Shape[] {
  const { ids, orderKeys, places, looks, lookOf, byteStarts, bytes } = packed;
  return ids.map((id, index) => {
    const look = looks[lookOf[index] ?? 0];
    const start = byteStarts[index] ?? 0;
    const end = byteStarts[index + 1] ?? start;
    const own = look && 'packed' in look ? { packed: bytes.subarray(start, end) } : {};
    const place = placeAt(places, index);
    // It is the record that packShapes took apart, field by field.
    return { ...UNPAINTED, ...look, ...place, ...own, id, z: orderKeys[index] ?? '' } as unknown as Shape;
  });
}

export function placeAt(places: Float64Array, index: number) {
  const [x = 0, y = 0, w = 0, h = 0, rotation = 0] = places.subarray(5 * index, 5 * index + 5);
  return { x, y, w, h, rotation };
}

function bytesOf(shape: Shape): Uint8Array {
  return 'packed' in shape ? shape.packed : NO_BYTES;
}

/** What no painter looks at. */
const UNPAINTED = { author: '', created: 0, groups: [], frame: '', locked: false, link: '', foreign: '' };

/** What of a shape its painter wants to know, beside place, style and bytes. */
function lookOf(shape: Shape): Readonly<Record<string, unknown>> {
  const { type, frame } = shape;
  return {
    type,
    ...(frame && { frame }),
    ...('text' in shape && { text: shape.text }),
    ...('wraps' in shape && { wraps: shape.wraps }),
    ...('isPen' in shape && { isPen: shape.isPen }),
    ...('packed' in shape && { packed: undefined }),
    ...('file' in shape && { file: shape.file }),
    ...('originalType' in shape && { originalType: shape.originalType }),
  };
}

/** Different for values that are different. */
function nameOfValue(value: unknown): unknown {
  return typeof value === 'object' ? JSON.stringify(value) : value;
}

/** Finds the look of each shape among those of the message; strokes of one style differ in nothing else. */
function createLooks() {
  const list: object[] = [];
  const known = new Map<object, Map<string, number>>();

  function indexOf(shape: Shape): number {
    const own = lookOf(shape);
    const { style } = shape;
    const key = Object.values(own).map(nameOfValue).join('\n');
    const ofStyle = known.get(style) ?? new Map<string, number>();
    known.set(style, ofStyle);
    const index = ofStyle.get(key) ?? list.push({ ...own, style }) - 1;
    ofStyle.set(key, index);
    return index;
  }

  return { list, indexOf };
}
