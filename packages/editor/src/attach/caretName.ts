import type { ScreenBox } from '../render/surface.ts';

/** A name may be as wide as this; nearer to the right edge it stands to the left of its caret. */
export const MAX_NAME_PX = 160;
/** Nearer to the upper edge it stands below. */
const NAME_HEIGHT_PX = 20;

/** Where the name at a caret is: its upper corner at the caret's side, in screen px. */
export interface NamePlace {
  readonly x: number;
  readonly y: number;
  /** It stands to the left of that. */
  readonly isLeft: boolean;
}

/** Upright, above the higher end of the caret or below the lower one, and out of the way of names that are there already. */
export function placeName(
  { x, y, h, rotation }: ScreenBox,
  width: number,
  taken: readonly NamePlace[],
): NamePlace {
  const end = { x: x - h * Math.sin(rotation), y: y + h * Math.cos(rotation) };
  const [higher, lower] = end.y < y ? [end, { x, y }] : [{ x, y }, end];
  const isBelow = higher.y < (taken.length + 1) * NAME_HEIGHT_PX;
  const at = isBelow ? lower : higher;
  let top = isBelow ? at.y : at.y - NAME_HEIGHT_PX;
  const isInTheWay = (place: NamePlace) =>
    Math.abs(place.y - top) < NAME_HEIGHT_PX && Math.abs(place.x - at.x) < MAX_NAME_PX;
  while (taken.some(isInTheWay)) top += isBelow ? NAME_HEIGHT_PX : -NAME_HEIGHT_PX;
  return { x: at.x, y: top, isLeft: at.x > width - MAX_NAME_PX };
}
