import * as Y from 'yjs';
import { createListeners } from './listeners.ts';
import { isRecord, parseCoordinate, parseRotation, parseSize } from './number.ts';
import { compareOrder, keysAbove, type OrderKey } from './order.ts';
import { readShape } from './readShape.ts';
import { createShapeId, type ShapeId } from './shapeId.ts';
import { type Shape, shapeSchemas } from './shapes/index.ts';
import type { NewShape, ShapeRecord } from './shapes/shape.ts';
import type { Style } from './style.ts';

/** The root type that holds every shape: Y.Map<ShapeId, Y.Map>. */
export const SHAPES_KEY = 'shapes';

/** Changed fields of one shape. */
export interface ShapePatch extends Partial<Pick<ShapeRecord, 'x' | 'y' | 'w' | 'h' | 'rotation' | 'z'>> {
  readonly style?: Partial<Style>;
}

/** What one transaction did. `local` is false for changes that came from elsewhere. */
export interface StoreChange {
  readonly added: ReadonlySet<ShapeId>;
  readonly updated: ReadonlySet<ShapeId>;
  readonly removed: ReadonlySet<ShapeId>;
  readonly local: boolean;
}

/**
 * The typed view of the shapes in a doc. Records are immutable; read them again after a change. Within a
 * transaction one reads the state before it, while changes build on each other.
 */
export interface Store {
  /** Marks the transactions of this store, so that undo can tell them from everybody else's. */
  readonly localOrigin: object;
  readonly size: number;
  get(id: ShapeId): Shape | undefined;
  all(): Iterable<Shape>;
  /** Back to front. The same array until something in the order changes. */
  sorted(): readonly Shape[];
  /** The highest order key, or `undefined` on an empty board. */
  topKey(): OrderKey | undefined;
  /** Runs `change` as one transaction: one update on the wire, one onChange. */
  transact<Result>(change: () => Result): Result;
  /** Adds shapes on top of all others, in the given order, and returns their ids. */
  create(...shapes: NewShape<Shape>[]): ShapeId[];
  /** Does nothing when the shape is gone. */
  update(id: ShapeId, patch: ShapePatch): void;
  delete(ids: Iterable<ShapeId>): void;
  /** Copies shapes, unknown fields included, by an offset in page px, and returns the new ids. */
  duplicate(ids: Iterable<ShapeId>, offset: { dx: number; dy: number }): ShapeId[];
  onChange(listener: (change: StoreChange) => void): () => void;
  /** Stops following the doc, which lives on. */
  destroy(): void;
}

export interface StoreOptions {
  /** The name of who draws, asked for with every shape made here and written into it. */
  readonly author: () => string;
  readonly now?: () => number;
}

export function createStore(doc: Y.Doc, options: StoreOptions): Store {
  const { author, now = Date.now } = options;
  const map = doc.getMap(SHAPES_KEY);
  const localOrigin = {};
  const records = new Map<ShapeId, Shape>();
  const changes = createListeners<[StoreChange]>();
  let order: readonly Shape[] | undefined;
  /** The top within a transaction, whose shapes are not among the records yet. */
  let newestKey: OrderKey | undefined;

  for (const id of map.keys()) refresh(id);
  map.observeDeep(follow);

  function follow(events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction): void {
    newestKey = undefined;
    const change = { added: new Set<ShapeId>(), updated: new Set<ShapeId>(), removed: new Set<ShapeId>() };
    for (const id of touchedIds(events, map)) {
      const kind = refresh(id);
      if (kind) change[kind].add(id);
    }
    if (change.added.size + change.updated.size + change.removed.size === 0) return;
    order = undefined;
    changes.notify({ ...change, local: transaction.local });
  }

  /** Reads one shape anew from the doc. Y.Maps are never kept: undo of a delete makes a new one. */
  function refresh(id: ShapeId): 'added' | 'updated' | 'removed' | undefined {
    const fields = map.get(id);
    const previous = records.get(id);
    if (!(fields instanceof Y.Map)) return records.delete(id) ? 'removed' : undefined;
    records.set(id, readShape(id, fields, previous));
    return previous ? 'updated' : 'added';
  }

  function transact<Result>(change: () => Result): Result {
    return doc.transact(change, localOrigin);
  }

  function sorted(): readonly Shape[] {
    order ??= [...records.values()].sort(compareOrder);
    return order;
  }

  function topKey(): OrderKey | undefined {
    const top = sorted().at(-1)?.z;
    return newestKey !== undefined && (top === undefined || newestKey > top) ? newestKey : top;
  }

  function keysOnTop(count: number): OrderKey[] {
    const keys = keysAbove(topKey(), count);
    newestKey = keys.at(-1) ?? newestKey;
    return keys;
  }

  /** The shape as it is right now, also in the middle of a transaction, which the records only see the end of. */
  function readNow(id: ShapeId): { shape: Shape; fields: Y.Map<unknown> } | undefined {
    const fields = map.get(id);
    return fields instanceof Y.Map ? { shape: readShape(id, fields, records.get(id)), fields } : undefined;
  }

  function constants(type: string) {
    return { type, author: author(), created: now() };
  }

  return {
    localOrigin,
    get size() {
      return records.size;
    },
    get: (id) => records.get(id),
    all: () => records.values(),
    sorted,
    topKey,
    transact,

    create(...shapes) {
      return transact(() => {
        const keys = keysOnTop(shapes.length);
        return shapes.map((shape, index) => {
          const id = shape.id ?? createShapeId();
          const { x, y, w, h, rotation = 0, z = keys[index], style } = shape;
          const fields = {
            k: constants(shape.type),
            g: geometryOf({ x, y, w, h, rotation }),
            z,
            s: { ...style },
          };
          map.set(id, new Y.Map<unknown>(Object.entries({ ...fields, ...writeOwn(shape) })));
          return id;
        });
      });
    },

    update(id, patch) {
      const found = readNow(id);
      if (!found) return;
      const { shape, fields } = found;
      const { x, y, w, h, rotation, z, style } = { ...shape, ...patch };
      const geometry = geometryOf({ x, y, w, h, rotation });
      const isMoved = geometry.some((value, index) => value !== geometryOf(shape)[index]);
      transact(() => {
        if (isMoved) fields.set('g', geometry);
        if (z !== shape.z) fields.set('z', z);
        // Merged into what is stored, not into what was understood of it: keys of later versions survive.
        if (patch.style) fields.set('s', { ...asRecord(fields.get('s')), ...style });
      });
    },

    delete(ids) {
      transact(() => {
        for (const id of ids) map.delete(id);
      });
    },

    duplicate(ids, { dx, dy }) {
      return transact(() => {
        const originals = [...ids].flatMap((id) => readNow(id) ?? []);
        const keys = keysOnTop(originals.length);
        return originals
          .sort((a, b) => compareOrder(a.shape, b.shape))
          .map(({ shape, fields }, index) => {
            const copy: Y.Map<unknown> = fields.clone();
            const id = createShapeId();
            const type = shape.type === 'unknown' ? shape.originalType : shape.type;
            map.set(id, copy);
            copy.set('k', constants(type));
            copy.set('g', geometryOf({ ...shape, x: shape.x + dx, y: shape.y + dy }));
            copy.set('z', keys[index]);
            return id;
          });
      });
    },

    onChange: changes.add,

    destroy() {
      map.unobserveDeep(follow);
      changes.clear();
    },
  };
}

function touchedIds(events: Y.YEvent<Y.AbstractType<unknown>>[], map: Y.Map<unknown>): Set<ShapeId> {
  const ids = new Set<ShapeId>();
  for (const event of events) {
    if (event.target === map) for (const id of event.changes.keys.keys()) ids.add(id);
    else ids.add(String(event.path[0]));
  }
  return ids;
}

function writeOwn(shape: NewShape<Shape>): Readonly<Record<string, unknown>> {
  // A record of functions by type cannot be called with a union: each takes its own shape, as the type says.
  const schema = shapeSchemas[shape.type] as { write(shape: NewShape<Shape>): Record<string, unknown> };
  return schema.write(shape);
}

type Geometry = Pick<ShapeRecord, 'x' | 'y' | 'w' | 'h' | 'rotation'>;

/** As it is stored. What is no number would be refused by every server, and the whole change with it. */
function geometryOf({ x, y, w, h, rotation }: Geometry): readonly number[] {
  return [...[x, y].map(parseCoordinate), ...[w, h].map(parseSize), parseRotation(rotation)];
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}
