import type { Point, ShapeId } from '@drawbridge/board';
import type { DraftReceiver } from './drafts/draftReceiver.ts';
import type { MovePreview, PreviewSlot } from './preview.ts';

/**
 * Which shapes are not where the document has them, because somebody is just dragging them. The same object as long
 * as nothing changes, and each of its parts too. A shape is in `hot` or in `lifted`, never in both; both may hold
 * ids of shapes that were deleted meanwhile.
 */
export interface Motion {
  /** Few shapes, each drawn by itself every frame, at this offset from its place in the document, in page px. */
  readonly hot: ReadonlyMap<ShapeId, Point>;
  /** So many shapes that they move as one picture. */
  readonly lifted?: Lifted | undefined;
}

export interface Lifted {
  /** The same set during the whole gesture. */
  readonly ids: ReadonlySet<ShapeId>;
  /** In page px, from where the document has them. */
  readonly dx: number;
  readonly dy: number;
}

/** Drawing this many strokes takes about 4 ms; a drag of more shapes goes as a picture. */
export const MAX_HOT_SHAPES = 100;

const NOTHING: ReadonlyMap<ShapeId, Point> = new Map();

/** What moves now; computed when asked, and only if it differs from the last time. */
export interface MotionSource {
  readonly current: Motion;
}

interface MotionDeps {
  readonly preview: Pick<PreviewSlot, 'current'>;
  readonly drafts: Pick<DraftReceiver, 'offsets'>;
}

export function createMotion({ preview, drafts }: MotionDeps): MotionSource {
  let motion: Motion = { hot: NOTHING };
  let own: MovePreview | undefined;
  let others: ReadonlyMap<ShapeId, Point> = NOTHING;

  return {
    get current() {
      const nextOwn = preview.current.kind === 'move' ? preview.current : undefined;
      const nextOthers = drafts.offsets();
      if (nextOwn === own && nextOthers === others) return motion;
      own = nextOwn;
      others = nextOthers;
      motion = motionOf(own, others);
      return motion;
    },
  };
}

/** Where others and we disagree, our own hand counts: it is what this user looks at. */
function motionOf(own: MovePreview | undefined, others: ReadonlyMap<ShapeId, Point>): Motion {
  if (!own) return { hot: others };
  const { ids, dx, dy } = own;
  if (ids.size > MAX_HOT_SHAPES) return { hot: without(others, ids), lifted: { ids, dx, dy } };
  const hot = new Map(others);
  const offset = { x: dx, y: dy };
  for (const id of ids) hot.set(id, offset);
  return { hot };
}

/** The very same map when none of the ids is in it. */
function without(
  offsets: ReadonlyMap<ShapeId, Point>,
  ids: ReadonlySet<ShapeId>,
): ReadonlyMap<ShapeId, Point> {
  const rest = [...offsets].filter(([id]) => !ids.has(id));
  return rest.length === offsets.size ? offsets : new Map(rest);
}
