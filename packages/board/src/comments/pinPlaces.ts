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
  readonly comments: Pick<Comments, 'get' | 'on' | 'settle' | 'threads' | 'onChange'>;
  /** Runs it after the transaction: an update that a listener makes within one would be a part of both. */
  readonly soon?: (run: () => void) => void;
}

/** Whoever deletes a shape writes down where its threads are; everybody else remembers where they saw them last. */
export function createPinPlaces({ store, comments, soon = queueMicrotask }: PinPlacesDeps): PinPlaces {
  /** Shapes with threads, as they were last. */
  const last = new Map<ShapeId, Box>();
  const moved = createListeners<[]>();

  /** Answers whether there are threads on it. */
  const remember = (id: ShapeId | undefined): boolean => {
    const shape = id === undefined ? undefined : store.get(id);
    if (!shape || comments.on(shape.id).size === 0) return false;
    last.set(shape.id, boxOf(shape));
    return true;
  };

  const pointOf = ({ place: { x, y, on } }: Thread, shownAs?: Box): Point => {
    const shape = on && (shownAs ?? store.get(on.shape) ?? last.get(on.shape));
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

  for (const { place } of comments.threads()) remember(place.on?.shape);
  const stops = [
    comments.onChange(({ threads }) => {
      for (const id of threads) remember(comments.get(id)?.place.on?.shape);
      moved.notify();
    }),
    store.onChange(({ added, updated, removed, local }: StoreChange) => {
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
