import type { Point } from '../../box.ts';
import type { ElbowEnd, Exit } from './elbowEnd.ts';
import { isLevel, opposite } from './side.ts';

/** Nobody would see the bend between ends that lie beside each other by no more than this. */
const ALIGNED_PX = 1;
/** An end that means its shape as a whole may leave it so far beside its middle: a straight line looks better than a small bend. */
const MAX_SHIFT_PX = 8;
const MAX_SHIFT_SHARE = 0.25;

/** Both ends, with exits that face each other right opposite where that needs no more than a little. */
export function alignEnds(a: ElbowEnd, b: ElbowEnd): readonly [ElbowEnd, ElbowEnd] {
  const pairs = a.exits.map((exit) => ({ exit, facing: facingExit(exit, b) }));
  const shifts = pairs.map(({ exit, facing }) => (facing ? shiftsBetween(exit, facing, a, b) : NO_SHIFTS));
  const shiftOfFacing = (exit: Exit) => shifts[pairs.findIndex(({ facing }) => facing === exit)]?.[1] ?? 0;
  return [
    { ...a, exits: a.exits.map((exit, index) => shifted(exit, shifts[index]?.[0] ?? 0)) },
    { ...b, exits: b.exits.map((exit) => shifted(exit, shiftOfFacing(exit))) },
  ];
}

const NO_SHIFTS = [0, 0] as const;

function facingExit({ side }: Exit, other: ElbowEnd): Exit | undefined {
  return other.exits.find((exit) => exit.side === opposite(side));
}

/** How far each exit is moved along its side so that both are in line. */
function shiftsBetween(exit: Exit, facing: Exit, a: ElbowEnd, b: ElbowEnd): readonly [number, number] {
  const apart = acrossOf(facing.tip, exit) - acrossOf(exit.tip, exit);
  const [roomA, roomB] = [maxShift(a, exit), maxShift(b, exit)];
  if (Math.abs(apart) <= ALIGNED_PX) return [0, -apart];
  if (Math.abs(apart) > roomA + roomB) return NO_SHIFTS;
  const shareA = roomA / (roomA + roomB);
  return [apart * shareA, -apart * (1 - shareA)];
}

function maxShift({ isWhole, box }: ElbowEnd, { side }: Exit): number {
  return isWhole ? Math.min(MAX_SHIFT_PX, MAX_SHIFT_SHARE * (isLevel(side) ? box.h : box.w)) : 0;
}

function acrossOf({ x, y }: Point, { side }: Exit): number {
  return isLevel(side) ? y : x;
}

function shifted({ side, tip }: Exit, px: number): Exit {
  return { side, tip: isLevel(side) ? { x: tip.x, y: tip.y + px } : { x: tip.x + px, y: tip.y } };
}
