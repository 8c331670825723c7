import type { Box, Point } from './box.ts';
import { createByteWriter } from './bytes.ts';
import { MAX_COORDINATE_PX } from './number.ts';

/** A point of a freehand stroke; pressure from 0 to 1. */
export interface StrokePoint extends Point {
  readonly pressure: number;
}

/** A freehand line. `isPen` tells measured pressure (a stylus) from pressure made up from speed. */
export interface Stroke {
  readonly points: readonly StrokePoint[];
  readonly isPen: boolean;
}

/**
 * LIMIT of points in one stroke: about 16 s of a 120 Hz pointer. The outline of a stroke in progress is
 * recomputed every frame, which beyond this costs slow machines their frame; the pen goes on in a new shape.
 */
export const MAX_STROKE_POINTS = 2000;

/*
 * One byte header: bits 0–1 version, 2 isPen, 3 has pressure, 4–7 resolution r.
 * Then varint point count, then per point zig-zag varints dx, dy in steps of 0.1 / 2^r page px, counted from
 * the point before (the first from 0, 0), and one byte of pressure if the header says so.
 * Steps are rounded from the true position, not from the last delta, so the error never adds up.
 */
const VERSION = 1;
const VERSION_MASK = 3;
const PEN_FLAG = 4;
const PRESSURE_FLAG = 8;
const STEPS_PER_PX = 10;
const MAX_RESOLUTION = 8;
const DEFAULT_PRESSURE = 0.5;

/**
 * Packs a stroke into about 3 bytes a point. `resolution` r keeps positions to 0.05 / 2^r page px: strokes
 * drawn while zoomed in need more than 0. Points beyond MAX_STROKE_POINTS are dropped.
 */
export function packPoints(stroke: Stroke, resolution = 0): Uint8Array<ArrayBuffer> {
  const points = stroke.points.slice(0, MAX_STROKE_POINTS);
  const r = Math.min(MAX_RESOLUTION, Math.max(0, Math.round(resolution)));
  const hasPressure = points.some(
    ({ pressure }) => pressureByte(pressure) !== pressureByte(DEFAULT_PRESSURE),
  );
  const stepsPerPx = STEPS_PER_PX * 2 ** r;
  const writer = createByteWriter();
  writer.byte(VERSION | (stroke.isPen ? PEN_FLAG : 0) | (hasPressure ? PRESSURE_FLAG : 0) | (r << 4));
  writer.uint(points.length);
  let x = 0;
  let y = 0;
  for (const point of points) {
    const nextX = steps(point.x, stepsPerPx);
    const nextY = steps(point.y, stepsPerPx);
    writer.int(nextX - x);
    writer.int(nextY - y);
    if (hasPressure) writer.byte(pressureByte(point.pressure));
    x = nextX;
    y = nextY;
  }
  return writer.finish();
}

/** The stroke in `packed`, or one without points when the bytes are not exactly what packPoints writes. */
export function unpackPoints(packed: unknown): Stroke {
  const points: StrokePoint[] = [];
  const isWhole =
    packed instanceof Uint8Array && scanPoints(packed, (x, y, pressure) => points.push({ x, y, pressure }));
  return isWhole ? { points, isPen: isPenStroke(packed) } : { points: [], isPen: false };
}

/** Whether `packed` says that the pressure was measured. Looks at one byte. */
export function isPenStroke(packed: Uint8Array): boolean {
  const header = packed[0] ?? 0;
  return (header & VERSION_MASK) === VERSION && (header & PEN_FLAG) !== 0;
}

const EMPTY_BOX: Box = Object.freeze({ x: 0, y: 0, w: 0, h: 0 });

/** The smallest box around the points in `packed`: an empty one at the origin when there are none, or it is damaged. */
export function packedBounds(packed: Uint8Array): Box {
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  const isWhole = scanPoints(packed, (x, y) => {
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
  });
  if (!isWhole || minX > maxX) return EMPTY_BOX;
  return { x: minX, y: minY, w: maxX - minX, h: maxY - minY };
}

/**
 * The points, unpacked once for as long as memory allows: unpacked they are thirty times as large as packed, too much to
 * keep for a whole board.
 */
export function strokePoints({ packed }: { readonly packed: Uint8Array }): readonly StrokePoint[] {
  const known = unpacked.get(packed)?.deref();
  if (known) return known;
  const { points } = unpackPoints(packed);
  unpacked.set(packed, new WeakRef(points));
  return points;
}

const unpacked = new WeakMap<Uint8Array, WeakRef<readonly StrokePoint[]>>();

/**
 * Calls `visit` for each point in turn, without making anything. Answers whether the bytes are exactly what packPoints
 * writes; otherwise `visit` may have been called for some.
 */
export function scanPoints(
  packed: Uint8Array,
  visit: (x: number, y: number, pressure: number) => void,
): boolean {
  const header = packed[0] ?? 0;
  const resolution = header >> 4;
  if ((header & VERSION_MASK) !== VERSION || resolution > MAX_RESOLUTION) return false;
  const stepsPerPx = STEPS_PER_PX * 2 ** resolution;
  const maxSteps = MAX_COORDINATE_PX * stepsPerPx;
  const hasPressure = (header & PRESSURE_FLAG) !== 0;
  const { length } = packed;
  let position = 1;

  /** NaN past the end, and for what is no number that packPoints writes. It stays one in whatever is added to it. */
  const uint = (): number => {
    let value = 0;
    for (let scale = 1; scale <= Number.MAX_SAFE_INTEGER; scale *= 128) {
      if (position >= length) return Number.NaN;
      const next = packed[position++] ?? 0;
      if (next < 128) return value + next * scale;
      value += (next & 127) * scale;
    }
    return Number.NaN;
  };

  const count = uint();
  if (!(count <= MAX_STROKE_POINTS)) return false;
  let x = 0;
  let y = 0;
  for (let index = 0; index < count; index++) {
    const dx = uint();
    const dy = uint();
    x += dx % 2 === 1 ? -(dx + 1) / 2 : dx / 2;
    y += dy % 2 === 1 ? -(dy + 1) / 2 : dy / 2;
    if (!(Math.abs(x) <= maxSteps && Math.abs(y) <= maxSteps)) return false;
    const pressure = hasPressure ? (packed[position++] ?? 0) / 255 : DEFAULT_PRESSURE;
    visit(x / stepsPerPx, y / stepsPerPx, pressure);
  }
  return position === length;
}

function steps(px: number, stepsPerPx: number): number {
  const inRange = Math.min(MAX_COORDINATE_PX, Math.max(-MAX_COORDINATE_PX, px));
  return Math.round((Number.isNaN(inRange) ? 0 : inRange) * stepsPerPx);
}

function pressureByte(pressure: number): number {
  return Math.round(Math.min(1, Math.max(0, Number.isNaN(pressure) ? DEFAULT_PRESSURE : pressure)) * 255);
}
