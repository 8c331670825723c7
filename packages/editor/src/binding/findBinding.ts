import {
  anchorAt,
  type Binding,
  boxCenter,
  compareOrder,
  distance,
  distanceToPolyline,
  expandBox,
  isBindable,
  type Point,
  pageOutline,
  polygonContainsPoint,
  type Shape,
} from '@drawbridge/board';
import { hasInside } from '@drawbridge/shapes';
import type { Scene } from '../scene.ts';
import type { BindingHint } from './bindingHint.ts';
import { magnetsOf, nearestOn } from './magnets.ts';

/** How an end of an arrow holds on, and what to show of it. */
export interface FoundBinding {
  readonly binding: Binding;
  readonly hint: BindingHint;
}

export interface BindingWish {
  /** In page px. */
  readonly point: Point;
  /** Canvas px per page px: what is near is near on the screen. */
  readonly zoom: number;
  /** The very point is meant, as by a pointer that was held still. */
  readonly isExact: boolean;
}

/** So near to its outline one means a shape from outside, and from inside its outline; in screen px. */
const OUTLINE_REACH_PX = 12;
/** Of the smaller side of a shape: in the middle of a small one, too, one means all of it. */
const MAX_OUTLINE_SHARE = 0.2;
/** So near to the middle of a side, or to the middle of all, one means that; in screen px. */
const MAGNET_REACH_PX = 14;

/**
 * What an arrow that ends here would hold on to: at the outline a place on it, held still the very point, anywhere else
 * the shape as a whole, which is aimed at in the middle. Nothing where there is no shape, or only the inside of a frame.
 */
export function findBinding(scene: Scene, wish: BindingWish): FoundBinding | undefined {
  const target = targetAt(scene, wish);
  return target && bindTo(target, wish);
}

interface Target {
  readonly shape: Shape;
  readonly outline: readonly Point[];
}

/** Of the shapes there, the smallest that is not hidden by one with an inside. */
function targetAt(scene: Scene, { point, zoom }: BindingWish): Target | undefined {
  const reach = OUTLINE_REACH_PX / zoom;
  const near = scene.touching(expandBox({ ...point, w: 0, h: 0 }, reach)).sort((a, b) => compareOrder(b, a));
  let best: Target | undefined;
  for (const shape of near) {
    if (!isBindable(shape) || shape.locked) continue;
    const target = { shape, outline: pageOutline(shape) };
    const isInside = polygonContainsPoint(target.outline, point);
    const isAtOutline = distanceToPolyline(point, target.outline) <= reach;
    // The inside of a frame is board, not frame.
    if (!isAtOutline && (!isInside || shape.type === 'frame')) continue;
    if (!best || shape.w * shape.h < best.shape.w * best.shape.h) best = target;
    if (isInside && hasInside(shape)) break;
  }
  return best;
}

function bindTo({ shape, outline }: Target, { point, zoom, isExact }: BindingWish): FoundBinding {
  const magnets = magnetsOf(shape, outline);
  const isInside = polygonContainsPoint(outline, point);
  const hintAt = (anchor?: Point): BindingHint => ({ shape, magnets, anchor });
  const reach = MAGNET_REACH_PX / zoom;
  if (isInside && isExact) {
    const center = boxCenter(shape);
    const exact = distance(center, point) <= reach ? center : point;
    return { binding: { id: shape.id, ...anchorAt(exact, shape), isInside: true }, hint: hintAt(exact) };
  }
  const within = Math.min(OUTLINE_REACH_PX / zoom, MAX_OUTLINE_SHARE * Math.min(shape.w, shape.h));
  const onOutline = nearestOn(outline, point) ?? point;
  if (isInside && distance(onOutline, point) > within) {
    return { binding: { id: shape.id, x: 0.5, y: 0.5, isInside: false }, hint: hintAt() };
  }
  const magnet = magnets.find((candidate) => distance(candidate, onOutline) <= reach);
  const anchor = magnet ?? onOutline;
  return { binding: { id: shape.id, ...anchorAt(anchor, shape), isInside: false }, hint: hintAt(anchor) };
}
