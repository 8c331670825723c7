import { boxCenter, parseNumber, rotatePoint } from '@drawbridge/board';
import type { Fields } from '../element.ts';
import { fingerprint } from './fingerprint.ts';

/**
 * Where an element lies and which form it has. These fields depend on each other, so they are written back together or not at
 * all; but one that was only moved keeps its form.
 */
export const FORM_KEYS: ReadonlySet<string> = new Set(['x', 'y', 'width', 'height', 'angle', 'points']);

/** A fingerprint, or all numbers of an arrow, which is found anew each time and then differs by a hair. */
export type Form = string | readonly number[];

/** The same for elements of the same form, wherever they are. */
export function formOf(written: Fields): Form {
  const { type, angle, width, height, points } = written;
  if (type === 'arrow') return numbersOf(points) ?? fingerprint(points);
  // Its box follows from its words and from whose fonts they are measured in.
  if (!isOwnText(written)) return fingerprint([angle, width, height, points]);
  const { originalText, fontSize, fontFamily, textAlign, autoResize } = written;
  return fingerprint([angle, originalText, fontSize, fontFamily, textAlign, autoResize === false && width]);
}

/** LIMIT of points of an arrow that are compared one by one. */
const MAX_ARROW_POINTS = 16;
/** Of what is compared: as exact as a shape keeps its points. */
const STEPS_PER_PX = 80;

function numbersOf(points: unknown): readonly number[] | undefined {
  if (!Array.isArray(points) || points.length > MAX_ARROW_POINTS) return undefined;
  return points.flat().map((part) => Math.round(Number(part) * STEPS_PER_PX) / STEPS_PER_PX);
}

/** What nobody sees of an arrow, in px. */
const HAIR_PX = 0.1;
/** What arithmetic may leave of a way there and back, in px. */
const NOTHING_PX = 1e-5;

export function isSameForm(a: Form, b: Form): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  return a.length === b.length && a.every((part, index) => Math.abs(part - (b[index] ?? 0)) < HAIR_PX);
}

/** Whether an element of this form that lies so far away lies where it did. */
export function isSamePlace(form: Form, distance: number): boolean {
  return Math.abs(distance) < (typeof form === 'string' ? NOTHING_PX : HAIR_PX);
}

/** The point of an element that stays where it is when its form is measured anew. */
export function anchorOf(written: Fields): readonly [x: number, y: number] {
  const [x, y, w, h] = [
    numberAt(written.x),
    numberAt(written.y),
    numberAt(written.width),
    numberAt(written.height),
  ];
  if (!isOwnText(written)) return [x, y];
  const share = SHARES.get(written.textAlign) ?? 0;
  const point = rotatePoint({ x: x + share * w, y }, boxCenter({ x, y, w, h }), numberAt(written.angle));
  return [point.x, point.y];
}

export function numberAt(value: unknown): number {
  return parseNumber(value, 0, -Number.MAX_VALUE, Number.MAX_VALUE);
}

/** Of its width. */
const SHARES: ReadonlyMap<unknown, number> = new Map([
  ['center', 0.5],
  ['right', 1],
]);

/** Text by itself. That of a shape lies where the shape wants it. */
export function isOwnText({ type, containerId }: Fields): boolean {
  return type === 'text' && typeof containerId !== 'string';
}
