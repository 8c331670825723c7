import type { Point, Shape, ShapeId, Store } from '@drawbridge/board';
import type { DraftReceiver } from './drafts/draftReceiver.ts';
import { followingArrows } from './followingArrows.ts';
import type { MovePreview, Preview, PreviewSlot } from './preview.ts';
import type { PageMatrix } from './transform/pageMatrix.ts';

/**
 * Which shapes are not as the document has them, because somebody is just changing them. The same object as long as nothing
 * changes, and each of its parts too. A shape is in one of the parts at most; they may hold ids of shapes that were deleted
 * meanwhile.
 */
export interface Motion {
  /** Few shapes, each drawn by itself every frame, at this offset from its place in the document, in page px. */
  readonly hot: ReadonlyMap<ShapeId, Point>;
  /** Few shapes that are something else for now, and arrows that follow the shapes that they are bound to. */
  readonly reshaped: ReadonlyMap<ShapeId, Shape>;
  /** So many shapes that they move as one picture. */
  readonly lifted?: Lifted | undefined;
}

export interface Lifted {
  /** The same set during the whole gesture. */
  readonly ids: ReadonlySet<ShapeId>;
  /** In page px, from where the document has them. */
  readonly dx: number;
  readonly dy: number;
  /** What the picture is subject to instead, when they are resized or turned. */
  readonly matrix?: PageMatrix | undefined;
}

/** Drawing this many strokes takes about 4 ms; a drag of more shapes goes as a picture. */
export const MAX_HOT_SHAPES = 100;

const NOTHING: ReadonlyMap<ShapeId, never> = new Map<ShapeId, never>();

/** What moves now; computed when asked, and only if it differs from the last time. */
export interface MotionSource {
  readonly current: Motion;
  /** To be called after each change of the store: what follows what may have become another. */
  follow(): void;
}

interface MotionDeps {
  readonly store: Store;
  readonly preview: Pick<PreviewSlot, 'current'>;
  readonly drafts: Pick<DraftReceiver, 'offsets' | 'reshaped'>;
}

export function createMotion({ store, preview, drafts }: MotionDeps): MotionSource {
  let motion: Motion = { hot: NOTHING, reshaped: NOTHING };
  let own: Preview | undefined;
  let others: Others = { offsets: NOTHING, reshaped: NOTHING };

  return {
    get current() {
      const nextOwn = isMotion(preview.current) ? preview.current : undefined;
      const [offsets, reshaped] = [drafts.offsets(), drafts.reshaped()];
      if (nextOwn === own && offsets === others.offsets && reshaped === others.reshaped) return motion;
      own = nextOwn;
      others = { offsets, reshaped };
      motion = withArrows(store, motionOf(own, others));
      return motion;
    },
    follow() {
      if (motion.reshaped.size > 0) motion = withArrows(store, motionOf(own, others));
    },
  };
}

function isMotion(preview: Preview): boolean {
  return preview.kind === 'reshape' || (preview.kind === 'move' && !preview.isCopy);
}

/** What others do to shapes. */
interface Others {
  readonly offsets: ReadonlyMap<ShapeId, Point>;
  readonly reshaped: ReadonlyMap<ShapeId, Shape>;
}

/** Where others and we disagree, our own hand counts: it is what this user looks at. */
function motionOf(own: Preview | undefined, others: Others): Motion {
  if (own?.kind === 'reshape') {
    const hot = without(others.offsets, own.lifts?.ids ?? own.shapes);
    const reshaped = together(own.shapes, without(others.reshaped, own.lifts?.ids ?? hot));
    return { hot, reshaped, lifted: own.lifts && { ...own.lifts, dx: 0, dy: 0 } };
  }
  const moves = movesOf(own?.kind === 'move' ? own : undefined, others.offsets);
  const reshaped = without(others.reshaped, moves.hot);
  return { ...moves, reshaped: moves.lifted ? without(reshaped, moves.lifted.ids) : reshaped };
}

/** The very same map when the other one has nothing. */
function together(
  own: ReadonlyMap<ShapeId, Shape>,
  others: ReadonlyMap<ShapeId, Shape>,
): ReadonlyMap<ShapeId, Shape> {
  return others.size > 0 ? new Map([...others, ...own]) : own;
}

function movesOf(
  own: MovePreview | undefined,
  others: ReadonlyMap<ShapeId, Point>,
): Pick<Motion, 'hot' | 'lifted'> {
  if (!own) return { hot: others };
  const { ids, dx, dy } = own;
  if (ids.size > MAX_HOT_SHAPES) return { hot: without(others, ids), lifted: { ids, dx, dy } };
  const hot = new Map(others);
  const offset = { x: dx, y: dy };
  for (const id of ids) hot.set(id, offset);
  return { hot };
}

function withArrows(store: Store, motion: Motion): Motion {
  const arrows = followingArrows(store, motion);
  return arrows.size > 0 ? { ...motion, reshaped: new Map([...motion.reshaped, ...arrows]) } : motion;
}

/** The very same map when none of the ids is in it. */
function without<What>(
  shapes: ReadonlyMap<ShapeId, What>,
  ids: { readonly size: number; has(id: ShapeId): boolean },
): ReadonlyMap<ShapeId, What> {
  if (shapes.size === 0 || ids.size === 0) return shapes;
  const rest = [...shapes].filter(([id]) => !ids.has(id));
  return rest.length === shapes.size ? shapes : new Map(rest);
}
