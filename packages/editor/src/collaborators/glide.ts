import type { Point } from '@drawbridge/board';

/** Frames of presence come this often in a room of few, and in a crowd; see the server's tick. */
const MIN_GLIDE_MS = 33;
const MAX_GLIDE_MS = 150;
/** After a rest nobody knows when the next place comes. */
const FIRST_GLIDE_MS = 50;
const REST_MS = 300;
/** How much one pause between two frames says about the next. */
const NEWEST_SHARE = 0.4;

/** A cursor on its way from where it was seen to where it is said to be. */
export interface Glide {
  readonly from: Point;
  readonly to: Point;
  readonly startMs: number;
  /** About the time until the next place is known, so that it arrives when it has to go on. */
  readonly durationMs: number;
}

/** It stands there. */
export function standAt(to: Point, nowMs: number): Glide {
  return { from: to, to, startMs: nowMs, durationMs: FIRST_GLIDE_MS };
}

/** The news of another place: it goes there from wherever it is seen now, and never beyond. */
export function glideOn(glide: Glide, to: Point, nowMs: number): Glide {
  return { from: placeOf(glide, nowMs), to, startMs: nowMs, durationMs: nextDurationMs(glide, nowMs) };
}

/** Steady speed between two places: a curve would stop and go at every frame. `to` itself when it has arrived. */
export function placeOf({ from, to, startMs, durationMs }: Glide, nowMs: number): Point {
  const share = Math.max(0, (nowMs - startMs) / durationMs);
  if (share >= 1 || (from.x === to.x && from.y === to.y)) return to;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function nextDurationMs({ startMs, durationMs }: Glide, nowMs: number): number {
  const pauseMs = nowMs - startMs;
  if (pauseMs > REST_MS) return FIRST_GLIDE_MS;
  const expectedMs = durationMs + (pauseMs - durationMs) * NEWEST_SHARE;
  return Math.min(MAX_GLIDE_MS, Math.max(MIN_GLIDE_MS, expectedMs));
}
