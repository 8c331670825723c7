import { anchorAt, anchorPoint } from '../arrows/anchor.ts';
import type { Point } from '../box.ts';
import { createListeners } from '../listeners.ts';
import type { ShapeId } from '../shapeId.ts';
import type { Shape } from '../shapes/index.ts';
import type { Store, StoreChange } from '../store.ts';
import type { CommentId, CommentPlace } from './comment.ts';
import type { Comments } from './comments.ts';
import type { Thread } from './thread.ts';

type Box = Pick<Shape, 'x' | 'y' | 'w' | 'h' | 'rotation'>;

/** Where the pins of threads are. Like an arrow, a pin follows its shape without anybody writing it. */
export interface PinPlaces {
  /** In page px. `shownAs` is the shape as it is shown, if that is not as the document has it. */
  pointOf(thread: Thread, shownAs?: Box): Point;
  /** The place of a new thread. */
  placeAt(point: Point, shape: ShapeId | undefined): CommentPlace;
  /** Pins may be elsewhere, there are others, or fewer. */
  onChange(listener: () => void): () => void;
  /** Stops following the store. */
  destroy(): void;
}

export interface PinPlacesDeps {
  readonly store: Pick<Store, 'get' | 'onChange'>;
  readonly comments: Pick<Comments, 'size' | 'get' | 'on' | 'settle' | 'threads' | 'onChange'>;
  /** Runs it after the transaction: an update that a listener makes within one would be a part of both. */
  readonly soon?: (run: () => void) => void;
}

/** Whoever deletes a shape writes down where its threads are; everybody else remembers where they saw them last. */
export function createPinPlaces({ store, comments, soon = queueMicrotask }: PinPlacesDeps): PinPlaces {
  /** Shapes with threads, as they were last. */
  const last = new Map<ShapeId, Box>();
  /** The places that threads had written down when their shapes were seen so. */
  const written = new Map<CommentId, CommentPlace>();
  const moved = createListeners<[]>();

  const note = (id: CommentId): void => {
    const place = comments.get(id)?.place;
    if (place) written.set(id, place);
    else written.delete(id);
  };

  /** Whoever deleted the shape knew better where it was: the move before, and the deletion, may have come at once. */
  const isSettled = ({ id, place }: Thread): boolean => {
    const before = written.get(id);
    return before !== undefined && (before.x !== place.x || before.y !== place.y);
  };

  /** Answers whether there are threads on it. Shapes without any, which are most, are not read. */
  const remember = (id: ShapeId): boolean => {
    const threads = comments.on(id);
    const shape = threads.size > 0 ? store.get(id) : undefined;
    if (!shape) return false;
    last.set(id, boxOf(shape));
    for (const thread of threads) note(thread);
    return true;
  };

  const pointOf = (thread: Thread, shownAs?: Box): Point => {
    const { x, y, on } = thread.place;
    const seen = on && !isSettled(thread) ? last.get(on.shape) : undefined;
    const shape = on && (shownAs ?? store.get(on.shape) ?? seen);
    return shape && on ? anchorPoint(on, shape) : { x, y };
  };

  const settle = (removed: ReadonlySet<ShapeId>): void => {
    const places = new Map<CommentId, Point>();
    for (const shape of removed) {
      for (const id of comments.on(shape)) {
        const thread = comments.get(id);
        if (thread) places.set(id, pointOf(thread));
      }
    }
    if (places.size > 0) soon(() => comments.settle(places));
  };

  /** A thread that is new, or gone. */
  const meet = (id: CommentId): void => {
    const shape = comments.get(id)?.place.on?.shape;
    if (shape !== undefined) remember(shape);
    note(id);
  };

  for (const { id } of comments.threads()) meet(id);
  const stops = [
    comments.onChange(({ threads }) => {
      for (const id of threads) if (!written.has(id) || !comments.get(id)) meet(id);
      moved.notify();
    }),
    store.onChange(({ added, updated, removed, local }: StoreChange) => {
      if (comments.size === 0) return;
      const pinned = [...added, ...updated].filter(remember);
      if (local) settle(removed);
      if (pinned.length > 0) moved.notify();
    }),
  ];

  return {
    pointOf,
    placeAt(point, id) {
      const shape = id === undefined ? undefined : store.get(id);
      const { x, y } = point;
      return shape ? { x, y, on: { shape: shape.id, ...anchorAt(point, shape) } } : { x, y };
    },
    onChange: moved.add,
    destroy() {
      for (const stop of stops) stop();
      moved.clear();
    },
  };
}

function boxOf({ x, y, w, h, rotation }: Shape): Box {
  return { x, y, w, h, rotation };
}
