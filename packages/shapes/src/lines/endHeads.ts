import { type Head, headLength, type Point, type Style } from '@drawbridge/board';
import { HEAD_LOOKS, type PlacedHead } from './heads.ts';
import { lengthOf, pointAlong } from './way.ts';

/** Of the length of the line: something of it is left, and two heads never meet. */
const MAX_HEAD_SHARE = 0.6;
const MAX_HEADS_SHARE = 0.42;

export interface Heads {
  readonly start: PlacedHead | undefined;
  readonly end: PlacedHead | undefined;
}

const NO_HEADS: Heads = { start: undefined, end: undefined };
/** A smaller head is a smudge at the end of the line. */
const MIN_HEAD_CANVAS_PX = 3;

/** `length` in page px. */
export function isHeadSeen(length: number, scale: number): boolean {
  return length * scale >= MIN_HEAD_CANVAS_PX;
}

/** The heads at the ends of a line; none where they would not be seen, nor on what is too short to have a direction. */
export function headsOf(line: readonly Point[], style: Style, scale: number): Heads {
  const { width, startHead, endHead, route } = style;
  const share = startHead !== 'none' && endHead !== 'none' ? MAX_HEADS_SHARE : MAX_HEAD_SHARE;
  const length = Math.min(headLength(width), lengthOf(line) * share);
  if (!isHeadSeen(length, scale)) return NO_HEADS;
  // Along a curve a head looks straight when its back is on the line, too.
  const backPx = route === 'curved' ? length : 0;
  return {
    start: headAt(line, startHead, length, backPx),
    end: headAt(line.toReversed(), endHead, length, backPx),
  };
}

function headAt(line: readonly Point[], kind: Head, length: number, backPx: number): PlacedHead | undefined {
  const [tip] = line;
  if (kind === 'none' || !tip || length === 0) return undefined;
  const back = backPx > 0 ? pointAlong(line, backPx) : line.find(({ x, y }) => x !== tip.x || y !== tip.y);
  const distance = back ? Math.hypot(tip.x - back.x, tip.y - back.y) : 0;
  if (!back || distance === 0) return undefined;
  const [dx, dy] = [(tip.x - back.x) / distance, (tip.y - back.y) / distance];
  return { look: HEAD_LOOKS[kind], tip, dx, dy, length };
}
