import type { Point } from '@drawbridge/board';

/** How long a place that the laser pointer has left still glows. */
export const GLOW_MS = 1500;
/** LIMIT of places in one trail: more than a mouse makes in the time that they glow. */
const MAX_PLACES = 1500;

/** A place where a laser pointer was, in page px. */
export interface Glow extends Point {
  readonly atMs: number;
}

/** The line behind a laser pointer. It forgets what glows no more. */
export interface Trail {
  /** The oldest first. */
  readonly glows: readonly Glow[];
  add(places: readonly Glow[]): void;
  /** The pointer has come up: until then, the place where it is does not fade. */
  lift(): void;
  /** True while there is something left to see. */
  advance(nowMs: number): boolean;
}

export function createTrail(): Trail {
  let glows: readonly Glow[] = [];
  let isDown = true;

  return {
    get glows() {
      return glows;
    },
    add(places) {
      glows = [...glows, ...places].slice(-MAX_PLACES);
    },
    lift() {
      isDown = false;
    },
    advance(nowMs) {
      const head = isDown ? glows.at(-1) : undefined;
      if (head) glows = glows.with(-1, { ...head, atMs: nowMs });
      const first = glows.findIndex(({ atMs }) => nowMs - atMs < GLOW_MS);
      glows = first < 0 ? [] : glows.slice(first);
      return glows.length > 0;
    },
  };
}

/** How much of a place is left: 1 where the pointer is, 0 where it glows no more. Slowly at first. */
export function glowLeft({ atMs }: Glow, nowMs: number): number {
  const age = Math.min(1, Math.max(0, (nowMs - atMs) / GLOW_MS));
  return 1 - age * age;
}
