import type { StrokePoint } from '@drawbridge/board';

/** How much of the way to each new position the line goes: less is smoother and lags more. */
const FOLLOW = 0.6;
/** Positions closer than this to the line's end, in screen px, are jitter. */
const MIN_STEP_PX = 0.4;
/** A hand this fast, in screen px per position, presses least; at rest it presses most. */
const FAST_STEP_PX = 22;
const SLOW_PRESSURE = 0.72;
const FAST_PRESSURE = 0.22;
/** Pressure follows its target slowly, or the line would look knotty. */
const PRESSURE_FOLLOW = 0.18;

/**
 * Turns raw pointer positions into the points of a stroke: smoothed, and with a pressure even for a mouse.
 * Both are settled here, once, so that simplifying the stroke later cannot change its look.
 */
export interface StrokeInput {
  /** Settled points, in page px; the same array throughout, appended to. */
  readonly points: readonly StrokePoint[];
  /** The newest raw position with the pressure of now. */
  readonly tip: StrokePoint | undefined;
  add(sample: StrokePoint): void;
}

export function createStrokeInput({ zoom, isPen }: { zoom: number; isPen: boolean }): StrokeInput {
  const points: StrokePoint[] = [];
  let tip: StrokePoint | undefined;

  return {
    points,
    get tip() {
      return tip;
    },
    add(sample) {
      const last = points.at(-1);
      if (!last) {
        tip = { ...sample, pressure: isPen ? sample.pressure : (SLOW_PRESSURE + FAST_PRESSURE) / 2 };
        points.push(tip);
        return;
      }
      const stepPx = zoom * Math.hypot(sample.x - last.x, sample.y - last.y);
      const target = isPen ? sample.pressure : pressureAt(stepPx);
      const pressure = last.pressure + (target - last.pressure) * (isPen ? FOLLOW : PRESSURE_FOLLOW);
      tip = { x: sample.x, y: sample.y, pressure };
      if (stepPx < MIN_STEP_PX) return;
      points.push({
        x: last.x + (sample.x - last.x) * FOLLOW,
        y: last.y + (sample.y - last.y) * FOLLOW,
        pressure,
      });
    },
  };
}

function pressureAt(stepPx: number): number {
  return SLOW_PRESSURE + (FAST_PRESSURE - SLOW_PRESSURE) * Math.min(1, stepPx / FAST_STEP_PX);
}
