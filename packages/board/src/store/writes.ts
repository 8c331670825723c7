import * as Y from 'yjs';
import { isRecord } from '../number.ts';
import { type OrderKey, parseOrderKey } from '../order.ts';
import { type Geometry, readGeometry, writeGeometry } from '../readShape.ts';
import { type Shape, shapeSchemas } from '../shapes/index.ts';
import type { NewShape } from '../shapes/shape.ts';
import { type Style, styleToStore } from '../style.ts';

/** A shape as the document holds it. */
export type Fields = Y.Map<unknown>;

/** What a shape is for good. */
export interface Constants {
  readonly type: string;
  readonly author: string;
  readonly created: number;
}

export function newFields(shape: NewShape<Shape>, constants: Constants, z: OrderKey | undefined): Fields {
  const { x, y, w, h, rotation = 0, style } = shape;
  return new Y.Map<unknown>([
    ['k', constants],
    ['g', writeGeometry({ x, y, w, h, rotation })],
    ['z', z],
    ['s', styleToStore(style)],
    ...Object.entries(writeOwn(shape)),
  ]);
}

function writeOwn(shape: NewShape<Shape>): Readonly<Record<string, unknown>> {
  // A record of functions by type cannot be called with a union: each takes its own shape, as the type says.
  const schema = shapeSchemas[shape.type] as { write(shape: NewShape<Shape>): Record<string, unknown> };
  return schema.write(shape);
}

/** Writes nothing when the shape is there already. */
export function patchGeometry(fields: Fields, patch: Partial<Geometry>): void {
  const before = readGeometry(fields);
  const after = writeGeometry({ ...before, ...patch });
  if (writeGeometry(before).some((value, index) => value !== after[index])) fields.set('g', after);
}

export function patchOrderKey(fields: Fields, z: OrderKey): void {
  if (z !== parseOrderKey(fields.get('z'))) fields.set('z', z);
}

/** Merged into what is stored, not into what was understood of it: keys of later versions survive. */
export function patchStyle(fields: Fields, style: Partial<Style>): void {
  const stored = fields.get('s');
  fields.set('s', { ...(isRecord(stored) ? stored : {}), ...style });
}

export function moveFields(fields: Fields, dx: number, dy: number): void {
  const { x, y, w, h, rotation } = readGeometry(fields);
  fields.set('g', writeGeometry({ x: x + dx, y: y + dy, w, h, rotation }));
}
