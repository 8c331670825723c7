import * as Y from 'yjs';
import { MODEL_VERSION } from '../migrations/migrations.ts';
import type { Shape } from '../shapes/index.ts';
import type { NewShape } from '../shapes/shape.ts';
import { newFields } from './writes.ts';

/** A shape as its Y.Map would hold it, by the same keys: strings, numbers, plain objects, and bytes. */
export type PlainFields = Readonly<Record<string, unknown>>;

/**
 * The shapes outside of any document, complete for every type there is. `readShape` reads them again, also in a later version
 * of this program. What the store decides about a shape, who made it and where it lies from back to front, is left out.
 */
export function plainFields(shapes: readonly NewShape<Shape>[]): PlainFields[] {
  // Only within a document do the contents of a Y.Map become plain values.
  const map = new Y.Doc().getMap<Y.Map<unknown>>();
  return shapes.map((shape) => {
    const { type } = shape;
    const fields = newFields(shape, { type, author: '', created: 0, v: MODEL_VERSION }, undefined);
    map.set(SLOT, fields);
    const plain = { ...fields.toJSON(), k: { type, v: MODEL_VERSION } };
    return Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined));
  });
}

const SLOT = 'shape';
