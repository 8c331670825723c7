import { MAX_STROKE_POINTS, type StrokePoint } from '@drawbridge/board';
import { fromBase64 } from '../base64.ts';
import { isPlace } from '../excalidraw/element.ts';
import { thinPoints } from '../excalidraw/readPoints.ts';
import type { ReadLimits } from '../limits.ts';
import { type Fields, fieldsOf } from './fields.ts';
import { float16 } from './float16.ts';
import type { ShapeNotes } from './notes.ts';

const DEFAULT_PRESSURE = 0.5;

/** How points of a stroke are packed: a first one by itself, then the way to each next one. */
interface Packing {
  readonly dimensions: 2 | 3;
  /** The first point is of Float32, and those after it are offsets; otherwise all are places of Float16. */
  readonly isDelta: boolean;
}

const FLOAT32_BYTES = 4;
const FLOAT16_BYTES = 2;

export const TOO_MANY_POINTS_WORDS = 'Lines and strokes of very many points: with fewer';

/** The points of all segments, before they are turned or moved; undefined when one lies nowhere. */
export function readSegments(
  { segments, scaleX, scaleY }: Fields,
  limits: ReadLimits,
  notes: ShapeNotes,
): StrokePoint[] | undefined {
  const [stretchX, stretchY] = [stretchOf(scaleX), stretchOf(scaleY)];
  const points: StrokePoint[] = [];
  for (const segment of Array.isArray(segments) ? segments : []) {
    const read = readSegment(fieldsOf(segment), limits.points - points.length, notes);
    for (const { x, y, pressure } of read ?? []) {
      const point = { x: x * stretchX, y: y * stretchY, pressure };
      if (!isPlace(point.x) || !isPlace(point.y)) return undefined;
      points.push(point);
    }
    if (!read) return undefined;
  }
  if (points.length > MAX_STROKE_POINTS) notes.changed(TOO_MANY_POINTS_WORDS);
  return thinPoints(points, MAX_STROKE_POINTS);
}

/** Strokes that were resized keep their points. */
function stretchOf(value: unknown): number {
  return isPlace(value) && value !== 0 ? value : 1;
}

function readSegment(
  { path, points, dim }: Fields,
  max: number,
  notes: ShapeNotes,
): StrokePoint[] | undefined {
  if (typeof path === 'string')
    return unpack(path, { dimensions: dim === 2 ? 2 : 3, isDelta: true }, max, notes);
  if (typeof points === 'string') return unpack(points, { dimensions: 3, isDelta: false }, max, notes);
  if (!Array.isArray(points)) return undefined;
  if (points.length > max) notes.leftOut('Points beyond what one stroke may have');
  return points.slice(0, Math.max(0, max)).map(readPlain);
}

function readPlain(point: unknown): StrokePoint {
  const { x, y, z } = fieldsOf(point);
  return { x: placeOf(x), y: placeOf(y), pressure: typeof z === 'number' ? z : DEFAULT_PRESSURE };
}

function placeOf(value: unknown): number {
  return typeof value === 'number' ? value : Number.NaN;
}

/** Undefined for what is not packed like that. */
function unpack(base64: string, packing: Packing, max: number, notes: ShapeNotes): StrokePoint[] | undefined {
  const bytes = fromBase64(cut(base64, packing, max, notes));
  if (!bytes) return undefined;
  const { dimensions, isDelta } = packing;
  const view = new DataView(bytes.buffer);
  const points: StrokePoint[] = [];
  let [x, y, z] = [0, 0, DEFAULT_PRESSURE];
  for (let at = 0; at < bytes.length; ) {
    const isWide = isDelta && at === 0;
    const size = isWide ? FLOAT32_BYTES : FLOAT16_BYTES;
    if (at + dimensions * size > bytes.length) return undefined;
    const numberAt = (index: number): number =>
      isWide ? view.getFloat32(at + index * size, true) : float16(view.getUint16(at + index * size, true));
    const isOffset = isDelta && at > 0;
    x = (isOffset ? x : 0) + numberAt(0);
    y = (isOffset ? y : 0) + numberAt(1);
    if (dimensions === 3) z = (isOffset ? z : 0) + numberAt(2);
    points.push({ x, y, pressure: z });
    at += dimensions * size;
  }
  return points;
}

/** No more of it than for so many points. */
function cut(base64: string, { dimensions, isDelta }: Packing, max: number, notes: ShapeNotes): string {
  const bytes = dimensions * (Math.max(0, max) * FLOAT16_BYTES + (isDelta ? FLOAT16_BYTES : 0));
  // Four letters are three bytes, and so many letters are whole points.
  const length = Math.ceil(bytes / 12) * 16;
  if (base64.length <= length) return base64;
  notes.leftOut('Points beyond what one stroke may have');
  return base64.slice(0, length - (length % 16));
}
