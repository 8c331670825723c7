import {
  type Box,
  boxCenter,
  boxContainsBox,
  boxContainsPoint,
  compareOrder,
  moveBox,
  type Point,
  type Shape,
  type ShapeId,
  type Store,
  unionBoxes,
} from '@drawbridge/board';
import { shapeBounds } from '@drawbridge/shapes';
import { contentsOf } from '../changeable.ts';
import { unitsAmong } from '../groups/units.ts';
import type { Scene } from '../scene.ts';

/*
 * What lies in which frame. A shape that is dropped belongs to the frame that its middle is in, a line only to one that all of it
 * is in: it would be cut off. What is made belongs to the frame that all of it is in.
 */

type Ids = ReadonlySet<ShapeId>;

export interface Framed {
  readonly store: Pick<Store, 'get' | 'groups' | 'inFrame'>;
  readonly scene: Pick<Scene, 'touching' | 'hasFrames'>;
}

const NONE: ShapeId = '';
const NOTHING: Ids = new Set();

/** The frontmost frame around all of the box; '' when there is none. */
export function frameAround(scene: Framed['scene'], box: Box, except: Ids = NOTHING): ShapeId {
  return frontmostFrame(scene, box, (frame) => !except.has(frame.id) && boxContainsBox(frame, box));
}

/** The frontmost frame at a point of the page. */
export function frameAt(scene: Framed['scene'], point: Point, except: Ids = NOTHING): ShapeId {
  const near = { ...point, w: 0, h: 0 };
  return frontmostFrame(scene, near, (frame) => !except.has(frame.id) && boxContainsPoint(frame, point));
}

function frontmostFrame(scene: Framed['scene'], near: Box, accepts: (frame: Shape) => boolean): ShapeId {
  if (!scene.hasFrames) return NONE;
  let top: Shape | undefined;
  for (const shape of scene.touching(near)) {
    if (shape.type !== 'frame' || !accepts(shape)) continue;
    if (!top || compareOrder(shape, top) > 0) top = shape;
  }
  return top?.id ?? NONE;
}

/**
 * In which frames shapes lie after all of `moved` were moved by an offset, as far as that changes. Groups lie in a frame
 * together; frames lie in none, and take along what is in them.
 */
export function framesAfterMove(
  framed: Framed,
  moved: Ids,
  { dx, dy }: { readonly dx: number; readonly dy: number },
): ReadonlyMap<ShapeId, ShapeId> {
  const { store, scene } = framed;
  const changes = new Map<ShapeId, ShapeId>();
  if (!scene.hasFrames) return changes;
  const loose = new Set([...moved].filter((id) => isLoose(store, id, moved)));
  for (const unit of unitsAmong(store, loose)) {
    const shapes = unit.flatMap((id) => store.get(id) ?? []);
    const box = unionBoxes(shapes.map(shapeBounds));
    if (!box) continue;
    const frame = frameOfUnit(scene, shapes, moveBox(box, dx, dy), moved);
    for (const shape of shapes) if (shape.frame !== frame) changes.set(shape.id, frame);
  }
  return changes;
}

/** Whether the shape goes by itself: not a frame, and not along with one. */
function isLoose({ get }: Framed['store'], id: ShapeId, moved: Ids): boolean {
  const shape = get(id);
  return shape !== undefined && shape.type !== 'frame' && !moved.has(shape.frame);
}

/** A frame that moves itself is not where it was. */
function frameOfUnit(scene: Framed['scene'], shapes: readonly Shape[], box: Box, moved: Ids): ShapeId {
  return shapes.every(isLine) ? frameAround(scene, box, moved) : frameAt(scene, boxCenter(box), moved);
}

function isLine({ type }: Shape): boolean {
  return type === 'line' || type === 'arrow';
}

/** LIMIT of shapes that a new frame, or one of another size, takes in. */
const MAX_TAKEN_IN = 5000;

/** Which shapes come to lie in a frame of this box, and which of those in it do not any more. */
export function contentsAfterResize(
  { store, scene }: Framed,
  frame: ShapeId,
  box: Box,
): ReadonlyMap<ShapeId, ShapeId> {
  const changes = new Map<ShapeId, ShapeId>();
  for (const id of contentsOf(store, frame)) {
    const shape = store.get(id);
    if (shape && !boxContainsPoint(box, boxCenter(shapeBounds(shape)))) changes.set(id, NONE);
  }
  for (const shape of scene.touching(box)) {
    if (changes.size >= MAX_TAKEN_IN) break;
    const isFree = shape.type !== 'frame' && shape.frame === NONE && !shape.locked;
    if (isFree && boxContainsBox(box, shapeBounds(shape))) changes.set(shape.id, frame);
  }
  return changes;
}
