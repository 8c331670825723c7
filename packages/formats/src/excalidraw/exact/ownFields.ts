import {
  asNewShape,
  isRecord,
  type PlainFields,
  plainFields,
  readShape,
  type Shape,
} from '@drawbridge/board';
import { fromBase64, toBase64 } from '../../base64.ts';
import { safeLink } from '../../safeLink.ts';
import { isSameJson } from '../foreign/sameValue.ts';
import type { Read } from '../readTypes.ts';

/*
 * What Excalidraw cannot say of a shape, as the difference between the shape and what its elements are read as: each field by the
 * key that it has in a document. Geometry is relative, so that it stays right where the element was moved; a style is the
 * properties that differ; null is a field that is not there.
 */

export type FieldDifference = Readonly<Record<string, unknown>>;

/** These are told by other means: what a shape has to do with others, and the bytes of an image. */
const ELSEWHERE: ReadonlySet<string> = new Set(['k', 'gr', 'fr', 'bs', 'be', 'im']);

/** Where an arrow goes follows from its shapes, and differs by a hair each time it is found. */
const ELSEWHERE_OF_ARROWS: ReadonlySet<string> = new Set([...ELSEWHERE, 'g', 'p']);

function isFoundAnew(shape: Shape): boolean {
  if (shape.type !== 'arrow') return false;
  return shape.start !== undefined || shape.end !== undefined || shape.style.route === 'elbow';
}

/** Undefined where they are the same. */
export function differenceOf(shape: Shape, read: Read): FieldDifference | undefined {
  const [own, there] = plainFields([shape, read]).map(jsonFields);
  if (!own || !there) return undefined;
  const elsewhere = isFoundAnew(shape) ? ELSEWHERE_OF_ARROWS : ELSEWHERE;
  const keys = [...new Set([...Object.keys(own), ...Object.keys(there)])].filter(
    (key) => !elsewhere.has(key),
  );
  const different = keys.flatMap((key): [string, unknown][] => {
    if (key === 's') return styleDifference(shape.style, read.style);
    if (isSameJson(own[key], there[key])) return [];
    return [[key, key === 'g' ? relative(own.g, there.g, -1) : (own[key] ?? null)]];
  });
  const type: [string, unknown][] = shape.type === read.type ? [] : [['type', shape.type]];
  return different.length + type.length > 0 ? Object.fromEntries([...different, ...type]) : undefined;
}

/** The shape that differs so from what was read. Total: what makes no sense is read as any field of a document is. */
export function withDifference(read: Read, difference: FieldDifference): Read {
  const [there = {}] = plainFields([read]);
  const { type = read.type, g, s, ...others } = difference;
  const fields = new Map<string, unknown>(Object.entries(there));
  for (const [key, value] of Object.entries(others)) {
    if (!ELSEWHERE.has(key)) fields.set(key, fieldOf(value));
  }
  fields.set('k', { ...recordOf(there.k), type });
  if (Array.isArray(g)) fields.set('g', relative(there.g, g, 1));
  fields.set('s', { ...read.style, ...recordOf(s) });
  const shape = readShape(read.id, fields);
  if (shape.type === 'unknown') return read;
  return { ...asNewShape(shape), link: safeLink(shape.link) };
}

/** With bytes as text. */
function jsonFields(fields: PlainFields): FieldDifference {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [
      key,
      value instanceof Uint8Array ? { base64: toBase64(value) } : value,
    ]),
  );
}

function fieldOf(value: unknown): unknown {
  if (value === null) return undefined;
  return isRecord(value) && typeof value.base64 === 'string' ? fromBase64(value.base64) : value;
}

function styleDifference(own: Shape['style'], there: Shape['style']): [string, unknown][] {
  const of: FieldDifference = { ...there };
  const different = Object.entries(own).filter(([key, value]) => of[key] !== value);
  return different.length > 0 ? [['s', Object.fromEntries(different)]] : [];
}

/** Two lists of numbers added, or the difference of them. */
function relative(a: unknown, b: unknown, sign: 1 | -1): readonly number[] {
  const [left, right]: (readonly unknown[])[] = [Array.isArray(a) ? a : [], Array.isArray(b) ? b : []];
  return (left ?? []).map((value, index) => Number(value) + sign * Number(right?.[index] ?? 0));
}

function recordOf(value: unknown): FieldDifference {
  return isRecord(value) ? value : {};
}
