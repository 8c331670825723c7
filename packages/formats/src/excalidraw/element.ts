import {
  type Box,
  createShapeId,
  isRecord,
  isShapeId,
  MAX_COORDINATE_PX,
  type Point,
  type ShapeId,
} from '@drawbridge/board';
import type { ReadLimits } from '../limits.ts';

/** An element of somebody else's file whose place could be read. What else it says is looked at by whoever needs it. */
export interface ForeignElement extends Box {
  readonly id: ShapeId;
  readonly type: string;
  /** What points are relative to. */
  readonly origin: Point;
  /** Radians, clockwise, about the middle of what is drawn. */
  readonly angle: number;
  readonly fields: Fields;
}

export type Fields = Readonly<Record<string, unknown>>;

/** An element, or undefined for what is none, or lies at no place there is. */
export function parseElement(value: unknown): ForeignElement | undefined {
  if (!isRecord(value) || typeof value.type !== 'string') return undefined;
  const { id, type } = value;
  const [x, y, width, height, angle] = [value.x, value.y, value.width, value.height, value.angle].map(
    (number) => number ?? 0,
  );
  if (!isPlace(x) || !isPlace(y) || !isPlace(width) || !isPlace(height) || !isPlace(angle)) return undefined;
  // A box that was drawn to the left or upwards begins at its other end.
  const [left, top] = [Math.min(x, x + width), Math.min(y, y + height)];
  if (!isPlace(left) || !isPlace(top)) return undefined;
  return {
    id: isShapeId(id) ? id : createShapeId(),
    type,
    origin: { x, y },
    x: left,
    y: top,
    w: Math.abs(width),
    h: Math.abs(height),
    angle,
    fields: value,
  };
}

/** Whether it is a number that a board has room for: neither NaN nor infinite, and not a thousand screens away. */
export function isPlace(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= MAX_COORDINATE_PX;
}

/** What becomes of one element on its way in. */
export interface Notes {
  readonly limits: ReadLimits;
  /** It will look or behave otherwise than where it came from: in which way, as a line of the report. */
  changed(words: string): void;
}

/** A text that is not too long for one shape. */
export function readString(value: unknown, maxCharacters: number, notes: Notes): string {
  if (typeof value !== 'string') return '';
  if (value.length <= maxCharacters) return value;
  notes.changed('Texts that are too long are cut off');
  return value.slice(0, maxCharacters).toWellFormed();
}
