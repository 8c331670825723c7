import type { Point } from './box.ts';
import { createByteReader, createByteWriter } from './bytes.ts';
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
  return (packed instanceof Uint8Array && read(packed)) || { points: [], isPen: false };
}

function read(packed: Uint8Array): Stroke | undefined {
  const reader = createByteReader(packed);
  const header = reader.byte();
  const resolution = header >> 4;
  const count = reader.uint();
  if ((header & 3) !== VERSION || resolution > MAX_RESOLUTION || count > MAX_STROKE_POINTS) return undefined;
  const stepsPerPx = STEPS_PER_PX * 2 ** resolution;
  const points: StrokePoint[] = [];
  let x = 0;
  let y = 0;
  while (points.length < count && reader.ok) {
    x += reader.int();
    y += reader.int();
    const pressure = header & PRESSURE_FLAG ? reader.byte() / 255 : DEFAULT_PRESSURE;
    if (Math.max(Math.abs(x), Math.abs(y)) > MAX_COORDINATE_PX * stepsPerPx) return undefined;
    points.push({ x: x / stepsPerPx, y: y / stepsPerPx, pressure });
  }
  return reader.ok && reader.left === 0 ? { points, isPen: (header & PEN_FLAG) !== 0 } : undefined;
}

function steps(px: number, stepsPerPx: number): number {
  const inRange = Math.min(MAX_COORDINATE_PX, Math.max(-MAX_COORDINATE_PX, px));
  return Math.round((Number.isNaN(inRange) ? 0 : inRange) * stepsPerPx);
}

function pressureByte(pressure: number): number {
  return Math.round(Math.min(1, Math.max(0, Number.isNaN(pressure) ? DEFAULT_PRESSURE : pressure)) * 255);
}
