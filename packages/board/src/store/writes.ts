import * as Y from 'yjs';
import { type Binding, writeBinding } from '../arrows/binding.ts';
import { isRecord, parseNumber } from '../number.ts';
import { type OrderKey, parseOrderKey } from '../order.ts';
import { type Geometry, readGeometry, writeGeometry } from '../readShape.ts';
import { type Common, patchedCommon, writeCommon } from '../shapes/common.ts';
import { type Shape, shapeSchemas } from '../shapes/index.ts';
import type { NewShape } from '../shapes/shape.ts';
import { type Style, styleToStore } from '../style.ts';
import { patchText } from '../text/patchText.ts';

/** A shape as the document holds it. */
export type Fields = Y.Map<unknown>;

/** What a shape is for good. */
export interface Constants {
  readonly type: string;
  readonly author: string;
  readonly created: number;
  /** MODEL_VERSION when it was made; 1 if it is left out. */
  readonly v?: number;
}

/** Changed fields of one shape. What its type does not have is written nevertheless, and read by nobody. */
export interface ShapePatch extends Partial<Geometry>, Partial<Common> {
  readonly z?: OrderKey;
  readonly style?: Partial<Style>;
  readonly text?: string;
  readonly wraps?: boolean;
  /** As packPoints writes them. */
  readonly packed?: Uint8Array;
  /** `undefined` lets go of what the end was bound to. */
  readonly start?: Binding | undefined;
  readonly end?: Binding | undefined;
  /** Of an elbow. */
  readonly middle?: number;
}

export function newFields(shape: NewShape<Shape>, constants: Constants, z: OrderKey | undefined): Fields {
  const [geometry, ...rest] = writtenFields(shape);
  return new Y.Map<unknown>([['k', constants], geometry, ['z', z], ...rest]);
}

/** What a new shape says of itself, by the keys of its map. */
export function writtenFields(
  shape: NewShape<Shape>,
): [geometry: [key: string, value: unknown], ...rest: [key: string, value: unknown][]] {
  const { x, y, w, h, rotation = 0, style } = shape;
  return [
    ['g', writeGeometry({ x, y, w, h, rotation })],
    ['s', styleToStore(style)],
    ...Object.entries(writeCommon(shape)),
    ...Object.entries(writeOwn(shape)),
  ];
}

function writeOwn(shape: NewShape<Shape>): Readonly<Record<string, unknown>> {
  // A record of functions by type cannot be called with a union: each takes its own shape, as the type says.
  const schema = shapeSchemas[shape.type] as { write(shape: NewShape<Shape>): Record<string, unknown> };
  return schema.write(shape);
}

export function patchFields(fields: Fields, patch: ShapePatch): void {
  patchGeometry(fields, patch);
  if (patch.z !== undefined && patch.z !== parseOrderKey(fields.get('z'))) fields.set('z', patch.z);
  if (patch.style) patchStyle(fields, patch.style);
  if (patch.text !== undefined) patchText(fields, patch.text);
  if (patch.packed) fields.set('p', patch.packed);
  if (patch.wraps !== undefined) fields.set('wr', patch.wraps);
  if ('start' in patch) put(fields, 'bs', patch.start && writeBinding(patch.start));
  if ('end' in patch) put(fields, 'be', patch.end && writeBinding(patch.end));
  if (patch.middle !== undefined) fields.set('mi', parseNumber(patch.middle, 0.5, 0, 1));
  for (const [key, value] of patchedCommon(patch)) put(fields, key, value);
}

/** Writes nothing when the shape is there already. */
function patchGeometry(fields: Fields, { x, y, w, h, rotation }: Partial<Geometry>): void {
  const before = readGeometry(fields);
  const after = writeGeometry({
    x: x ?? before.x,
    y: y ?? before.y,
    w: w ?? before.w,
    h: h ?? before.h,
    rotation: rotation ?? before.rotation,
  });
  if (writeGeometry(before).some((value, index) => value !== after[index])) fields.set('g', after);
}

/** Merged into what is stored, not into what was understood of it: keys of later versions survive. */
function patchStyle(fields: Fields, style: Partial<Style>): void {
  const stored = fields.get('s');
  fields.set('s', { ...(isRecord(stored) ? stored : {}), ...style });
}

/** `undefined` removes the key. */
function put(fields: Fields, key: string, value: unknown): void {
  if (value !== undefined) fields.set(key, value);
  else if (fields.has(key)) fields.delete(key);
}

export function moveFields(fields: Fields, dx: number, dy: number): void {
  const { x, y, w, h, rotation } = readGeometry(fields);
  fields.set('g', writeGeometry({ x: x + dx, y: y + dy, w, h, rotation }));
}
