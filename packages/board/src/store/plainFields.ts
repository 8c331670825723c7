import * as Y from 'yjs';
import { MODEL_VERSION } from '../migrations/migrations.ts';
import type { Shape } from '../shapes/index.ts';
import type { NewShape } from '../shapes/shape.ts';
import { writtenFields } from './writes.ts';

/** A shape as its Y.Map would hold it, by the same keys: strings, numbers, plain objects, and bytes. */
export type PlainFields = Readonly<Record<string, unknown>>;

/**
 * The shapes outside of any document, complete for every type there is. `readShape` reads them again, also in a later version
 * of this program. What the store decides about a shape, who made it and where it lies from back to front, is left out.
 */
export function plainFields(shapes: readonly NewShape<Shape>[]): PlainFields[] {
  const texts = new Y.Doc().getMap<Y.AbstractType<unknown>>();
  // Only within a document it becomes known what is in such a type.
  const plain = (value: unknown): unknown =>
    value instanceof Y.AbstractType ? texts.set(SLOT, value).toJSON() : value;
  return shapes.map((shape) => {
    const written = writtenFields(shape).map(([key, value]) => [key, plain(value)] as const);
    return { k: { type: shape.type, v: MODEL_VERSION }, ...Object.fromEntries(written) };
  });
}

const SLOT = 'text';
