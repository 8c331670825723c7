import { type Box, boxAroundPoints, type Point } from '../../box.ts';
import { rotatePoint } from '../../geometry.ts';
import type { Shape } from '../../shapes/index.ts';
import { anchorPoint } from '../anchor.ts';
import { attachPoint } from '../attach.ts';
import type { Binding } from '../binding.ts';
import { pageOutline } from '../outline.ts';
import { SIDES, type Side, STEP_X, STEP_Y, sideTowards } from './side.ts';

/** Where an elbow arrow may begin or end. All in page px. */
export interface ElbowEnd {
  /** What the way goes around; without a size for an end that holds on to nothing. */
  readonly box: Box;
  /** The ways out, at least one. */
  readonly exits: readonly Exit[];
  /** It holds on to its shape as a whole: where exactly it leaves a side does not matter. */
  readonly isWhole: boolean;
}

export interface Exit {
  readonly side: Side;
  /** The very end of the arrow when it takes this way. */
  readonly tip: Point;
}

export function freeEnd(point: Point): ElbowEnd {
  return {
    box: { ...point, w: 0, h: 0 },
    exits: SIDES.map((side) => ({ side, tip: point })),
    isWhole: false,
  };
}

/** `lineWidth` is the arrow's. */
export function boundEnd(binding: Binding, shape: Shape, lineWidth: number): ElbowEnd {
  const outline = pageOutline(shape);
  const anchor = anchorPoint(binding, shape);
  const box = boxAroundPoints([...outline, anchor]);
  const far = box.w + box.h + 1;
  const exits = sidesOf(binding, shape).map((side) => {
    const from = { x: anchor.x + (STEP_X[side] ?? 0) * far, y: anchor.y + (STEP_Y[side] ?? 0) * far };
    const tip = attachPoint(binding, shape, from, { lineWidth, outline });
    return { side, tip };
  });
  return { box, exits, isWhole: exits.length === SIDES.length && !binding.isInside };
}

/** Closer to the middle than this, in shares of the size, the arrow may leave by any side. */
const MIDDLE_REACH = 0.3;
/** In a corner both sides are as good as each other. */
const CORNER_REACH = 0.02;

function sidesOf({ x, y, isInside }: Binding, { rotation }: Shape): readonly Side[] {
  const [dx, dy] = [x - 0.5, y - 0.5];
  const [across, along] = [Math.abs(dx), Math.abs(dy)];
  if (isInside || Math.max(across, along) < MIDDLE_REACH) return SIDES;
  const level = { x: dx, y: 0 };
  const upright = { x: 0, y: dy };
  const ways =
    Math.abs(across - along) < CORNER_REACH ? [level, upright] : [across > along ? level : upright];
  const sides = ways.map((way) => sideTowards(rotatePoint(way, { x: 0, y: 0 }, rotation)));
  return [...new Set(sides)];
}
