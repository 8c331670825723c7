import * as Y from 'yjs';
import { createGroupTree, type GroupTree } from './groups/groupTree.ts';
import { createListeners } from './listeners.ts';
import { MODEL_VERSION } from './migrations/migrations.ts';
import { isRecord } from './number.ts';
import { compareOrder, keysAbove, type OrderKey } from './order.ts';
import { readShape, rereadShape } from './readShape.ts';
import { createShapeId, type ShapeId } from './shapeId.ts';
import type { Shape } from './shapes/index.ts';
import type { NewShape } from './shapes/shape.ts';
import { createBoundArrows } from './store/boundArrows.ts';
import { copyFields } from './store/copyFields.ts';
import { createOrderIndex } from './store/orderIndex.ts';
import { rescueLetters } from './store/rescueLetters.ts';
import { createReverseIndex } from './store/reverseIndex.ts';
import { slimFields } from './store/slim.ts';
import { type Touched, touchedShapes } from './store/touched.ts';
import {
  type Constants,
  type Fields,
  moveFields,
  newFields,
  patchFields,
  type ShapePatch,
} from './store/writes.ts';
import { createTextPlaces, type TextPlaces } from './text/textPlaces.ts';

/** The root type that holds every shape: Y.Map<ShapeId, Y.Map>. */
export const SHAPES_KEY = 'shapes';

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
  /** What is in which group, as everybody sees it. */
  readonly groups: GroupTree;
  /** The shapes that say that they are in this frame. Not copies: they change as the board does. */
  inFrame(frame: ShapeId): ReadonlySet<ShapeId>;
  /** The arrows that hold on to this shape; as above. */
  arrowsOf(id: ShapeId): ReadonlySet<ShapeId>;
  /** Runs `change` as one transaction: one update on the wire, one onChange. */
  transact<Result>(change: () => Result): Result;
  /** Adds shapes on top of all others, in the given order, and returns their ids. */
  create(...shapes: NewShape<Shape>[]): ShapeId[];
  /** Does nothing when the shape is gone. */
  update(id: ShapeId, patch: ShapePatch): void;
  /**
   * Moves shapes by an offset in page px, in one transaction. Those that are gone are left out. An arrow that is moved lets go
   * of shapes that are not.
   */
  move(ids: Iterable<ShapeId>, offset: { dx: number; dy: number }): void;
  /** Arrows that were bound to the shapes stay where they are. */
  delete(ids: Iterable<ShapeId>): void;
  /**
   * Copies shapes, unknown fields included, by an offset in page px, and returns the new ids. Whole groups, and what arrows and
   * frames hold on to among them, are copies too; copies of a part of a group are in that group.
   */
  duplicate(ids: Iterable<ShapeId>, offset: { dx: number; dy: number }): ShapeId[];
  /** Where one types in the texts of shapes. */
  readonly textPlaces: TextPlaces;
  onChange(listener: (change: StoreChange) => void): () => void;
  /** Stops following the doc, which lives on. */
  destroy(): void;
}

export interface StoreOptions {
  /** The name of who draws, asked for with every shape made here and written into it. */
  readonly author: () => string;
  readonly now?: () => number;
}

/** Beyond this share of all shapes, sorting once costs less than finding the place of each. */
const BULK_SHARE = 0.01;
/** A few are put in their place one by one, however small the board. */
const MIN_BULK_SHAPES = 64;

export function createStore(doc: Y.Doc, options: StoreOptions): Store {
  const { author, now = Date.now } = options;
  const map = doc.getMap(SHAPES_KEY);
  const localOrigin = {};
  const records = new Map<ShapeId, Shape>();
  const order = createOrderIndex(records);
  const groups = createReverseIndex((shape) => shape.groups);
  const groupTree = createGroupTree({ get: (id) => records.get(id), mentions: groups.get });
  const frames = createReverseIndex((shape) => (shape.frame ? [shape.frame] : NOTHING));
  const arrows = createBoundArrows((id) => records.get(id));
  const changes = createListeners<[StoreChange]>();
  /** The top within a transaction, whose shapes are not among the records yet. */
  let newestKey: OrderKey | undefined;

  for (const id of map.keys()) refresh(id, 'shape');
  resolveArrows(map.keys());
  const stopRescuing = rescueLetters(doc, map, localOrigin);
  map.observeDeep(follow);

  function follow(events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction): void {
    newestKey = undefined;
    const change = { added: new Set<ShapeId>(), updated: new Set<ShapeId>(), removed: new Set<ShapeId>() };
    const touched = touchedShapes(events, map);
    if (touched.size > Math.max(MIN_BULK_SHAPES, records.size * BULK_SHARE)) order.invalidate();
    for (const [id, what] of touched) {
      const kind = refresh(id, what);
      if (kind) change[kind].add(id);
    }
    for (const id of resolveArrows(touched.keys())) if (!change.added.has(id)) change.updated.add(id);
    if (change.added.size + change.updated.size + change.removed.size === 0) return;
    changes.notify({ ...change, local: transaction.local });
  }

  /** Reads of one shape what was touched. Y.Maps are never kept: undo of a delete makes a new one. */
  function refresh(id: ShapeId, what: Touched): 'added' | 'updated' | 'removed' | undefined {
    const fields = fieldsOf(id);
    const before = records.get(id);
    const written = arrows.written(id) ?? before;
    const after =
      fields && (written && what !== 'shape' ? rereadShape(written, fields, what) : readWhole(id, fields));
    keep(id, before, after);
    arrows.replace(id, after);
    if (before) return after ? 'updated' : 'removed';
    return after && 'added';
  }

  function keep(id: ShapeId, before: Shape | undefined, after: Shape | undefined): void {
    if (after) records.set(id, after);
    else records.delete(id);
    order.replace(before, after);
    groups.replace(before, after);
    groupTree.replace(before, after);
    frames.replace(before, after);
  }

  /** Puts the bound arrows among these shapes, and those bound to them, where they belong now. Answers which they were. */
  function resolveArrows(touched: Iterable<ShapeId>): ReadonlySet<ShapeId> {
    const ids = new Set<ShapeId>();
    for (const id of touched) {
      if (arrows.written(id)) ids.add(id);
      for (const arrow of arrows.boundTo(id)) ids.add(arrow);
    }
    for (const id of ids) keep(id, records.get(id), arrows.resolve(id));
    return ids;
  }

  function readWhole(id: ShapeId, fields: Fields): Shape {
    const shape = readShape(id, fields);
    slimFields(fields, shape.style);
    return shape;
  }

  function fieldsOf(id: ShapeId): Fields | undefined {
    const fields = map.get(id);
    return fields instanceof Y.Map ? fields : undefined;
  }

  function transact<Result>(change: () => Result): Result {
    return doc.transact(change, localOrigin);
  }

  function topKey(): OrderKey | undefined {
    const top = order.topKey();
    return newestKey !== undefined && (top === undefined || newestKey > top) ? newestKey : top;
  }

  function keysOnTop(count: number): OrderKey[] {
    const keys = keysAbove(topKey(), count);
    newestKey = keys.at(-1) ?? newestKey;
    return keys;
  }

  function constants(type: string): Constants {
    return { type, author: author(), created: now(), v: MODEL_VERSION };
  }

  /** What a copy is, is what the original is; it was made now. */
  function copiedConstants(original: unknown): Readonly<Record<string, unknown>> {
    const same = isRecord(original) ? original : {};
    // A shape of no type at all is one that another program made; servers want to hear of one.
    return { type: '', ...same, author: author(), created: now() };
  }

  /** Writes down where a bound arrow is now, and lets go of the shapes that `isLost` says. */
  function letGo(id: ShapeId, isLost: (bound: ShapeId) => boolean): void {
    const [arrow, fields] = [arrows.frozen(id), fieldsOf(id)];
    if (!arrow || !fields) return;
    const { x, y, w, h, rotation, packed, start, end } = arrow;
    patchFields(fields, {
      ...{ x, y, w, h, rotation, packed },
      ...(start && isLost(start.id) && { start: undefined }),
      ...(end && isLost(end.id) && { end: undefined }),
    });
  }

  return {
    localOrigin,
    get size() {
      return records.size;
    },
    get: (id) => records.get(id),
    all: () => records.values(),
    sorted: order.sorted,
    topKey,
    groups: groupTree,
    inFrame: frames.get,
    arrowsOf: arrows.boundTo,
    transact,

    create(...shapes) {
      return transact(() => {
        const keys = keysOnTop(shapes.length);
        return shapes.map((shape, index) => {
          const id = shape.id ?? createShapeId();
          map.set(id, newFields(shape, constants(shape.type), shape.z ?? keys[index]));
          return id;
        });
      });
    },

    update(id, patch) {
      const fields = fieldsOf(id);
      if (fields) transact(() => patchFields(fields, patch));
    },

    move(ids, { dx, dy }) {
      if (dx === 0 && dy === 0) return;
      transact(() => {
        const moved = ids instanceof Set ? ids : new Set(ids);
        for (const id of moved) {
          if (arrows.written(id)) letGo(id, (bound) => !moved.has(bound));
          const fields = fieldsOf(id);
          if (fields) moveFields(fields, dx, dy);
        }
      });
    },

    delete(ids) {
      transact(() => {
        const gone = new Set(ids);
        for (const id of gone) {
          for (const arrow of arrows.boundTo(id))
            if (!gone.has(arrow)) letGo(arrow, (bound) => gone.has(bound));
          map.delete(id);
        }
      });
    },

    duplicate(ids, offset) {
      return transact(() => {
        // As they are right now, also in the middle of a transaction, which the records only see the end of.
        const copied = new Set(ids);
        const originals = [...copied].flatMap((id) => {
          const fields = fieldsOf(id);
          return fields ? [{ shape: arrows.frozen(id) ?? readShape(id, fields), fields }] : [];
        });
        originals.sort((a, b) => compareOrder(a.shape, b.shape));
        const keys = keysOnTop(originals.length).values();
        const add = (id: ShapeId, fields: Fields) => {
          map.set(id, fields);
          fields.set('k', copiedConstants(fields.get('k')));
          fields.set('z', keys.next().value);
        };
        return copyFields(originals, offset, add, (group) => isSubset(groupTree.membersOf(group), copied));
      });
    },

    textPlaces: createTextPlaces(doc, fieldsOf),
    onChange: changes.add,

    destroy() {
      stopRescuing();
      map.unobserveDeep(follow);
      changes.clear();
    },
  };
}

const NOTHING: readonly string[] = [];

function isSubset(ids: ReadonlySet<ShapeId>, of: ReadonlySet<ShapeId>): boolean {
  return [...ids].every((id) => of.has(id));
}
