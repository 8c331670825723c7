import * as Y from 'yjs';
import type { ShapeId } from '../shapeId.ts';

/** What of a shape an event touched: some of its keys, or the shape as such. */
export type Touched = ReadonlySet<string> | 'shape';

/** The shapes that a transaction touched. `events` are those of an observeDeep on `map`. */
export function touchedShapes(
  events: readonly Y.YEvent<Y.AbstractType<unknown>>[],
  map: Y.Map<unknown>,
): ReadonlyMap<ShapeId, Touched> {
  const touched = new Map<ShapeId, Touched>();
  for (const event of events) {
    const keys = event instanceof Y.YMapEvent ? keysOf(event) : NO_KEYS;
    if (event.target === map) for (const id of keys) touched.set(id, 'shape');
    else add(touched, event.path, keys);
  }
  return touched;
}

const NO_KEYS: ReadonlySet<string> = new Set();

/** Yjs has a `null` among them when somebody wrote a list into the map. */
function keysOf(event: Y.YMapEvent<unknown>): ReadonlySet<string> {
  // Typed as any by Yjs.
  const keys: Set<string | null> = event.keysChanged;
  return keys.has(null) ? new Set([...keys].filter((key) => key !== null)) : (keys as Set<string>);
}

/** A path begins with the shape's id. What is further down counts as a change of the key that it is under. */
function add(
  touched: Map<ShapeId, Touched>,
  path: readonly (string | number)[],
  keys: ReadonlySet<string>,
): void {
  const id = String(path[0]);
  const known = touched.get(id);
  if (known === 'shape') return;
  const more = path.length === 1 ? keys : new Set([String(path[1])]);
  touched.set(id, known ? new Set([...known, ...more]) : more);
}
