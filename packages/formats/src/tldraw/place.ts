import { type Box, boxCenter, type Point, rotatePoint } from '@drawbridge/board';

/** Where a shape's own coordinates begin, in page px, and how far they are turned about that point, in radians. */
export interface Place extends Point {
  readonly rotation: number;
}

export const PAGE_ORIGIN: Place = { x: 0, y: 0, rotation: 0 };

const ORIGIN: Point = { x: 0, y: 0 };

/** Of what lies at `inner` in what lies at `outer`. */
export function placeWithin(outer: Place, inner: Place): Place {
  return { ...toPage(outer, inner), rotation: outer.rotation + inner.rotation };
}

/** A point of a shape's own coordinates in page px. */
export function toPage(place: Place, point: Point): Point {
  const turned = rotatePoint(point, ORIGIN, place.rotation);
  return { x: place.x + turned.x, y: place.y + turned.y };
}

/** A box in a shape's own coordinates as boards keep it: turned about its middle. */
export function placeBox(place: Place, box: Box): Box & { readonly rotation: number } {
  const { w, h } = box;
  // To the last digit as it was written, which the way by the middle is not.
  if (place.rotation === 0) return { x: place.x + box.x, y: place.y + box.y, w, h, rotation: 0 };
  const center = toPage(place, boxCenter(box));
  return { x: center.x - w / 2, y: center.y - h / 2, w, h, rotation: place.rotation };
}
