import type { Measures } from '@drawbridge/protocol';

/** Less says nothing of how many frames there are in a second. */
const MIN_DRAWING_MS = 500;

/** Of a minute's drawing; what comes beyond it is much like it. */
const MAX_LATENCIES = 4_000;

/** How smoothly the board follows the pointer while something is drawn or dragged. */
export interface DrawingMeter {
  /** What was measured since the last time. */
  take(): Pick<Measures, 'framesPerSecond' | 'inputLatencyMs'>;
}

export interface DrawingMeterDeps {
  /** Where the pointer events of the board come by. */
  readonly target: Pick<Window, 'addEventListener'>;
  /** As `requestAnimationFrame`, by the clock of the events. */
  readonly nextFrame: (callback: (nowMs: number) => void) => void;
  /** Whether it is the board that is pressed. */
  readonly isBoard: (event: PointerEvent) => boolean;
}

/** It looks at frames only while the pointer is down: a page that rests is not kept awake. */
export function createDrawingMeter({ target, nextFrame, isBoard }: DrawingMeterDeps): DrawingMeter {
  let isDown = false;
  let movedMs: number | undefined;
  let frameMs: number | undefined;
  let frames = 0;
  let drawingMs = 0;
  let latencies: number[] = [];

  const frame = (nowMs: number): void => {
    if (frameMs !== undefined) {
      frames += 1;
      drawingMs += nowMs - frameMs;
    }
    frameMs = nowMs;
    if (movedMs !== undefined && latencies.length < MAX_LATENCIES)
      latencies.push(Math.max(0, nowMs - movedMs));
    movedMs = undefined;
    if (isDown) nextFrame(frame);
  };

  const down = (event: PointerEvent): void => {
    if (isDown || !event.isPrimary || !isBoard(event)) return;
    isDown = true;
    frameMs = undefined;
    nextFrame(frame);
  };
  const move = ({ isPrimary, timeStamp }: PointerEvent): void => {
    if (isDown && isPrimary) movedMs ??= timeStamp;
  };
  const up = ({ isPrimary }: PointerEvent): void => {
    if (isPrimary) isDown = false;
  };
  // Before the board, which may keep them to itself.
  const early = { capture: true, passive: true };
  target.addEventListener('pointerdown', down, early);
  target.addEventListener('pointermove', move, early);
  target.addEventListener('pointerup', up, early);
  target.addEventListener('pointercancel', up, early);

  return {
    take() {
      const framesPerSecond = drawingMs >= MIN_DRAWING_MS ? (frames * 1_000) / drawingMs : undefined;
      const inputLatencyMs = percentile95(latencies);
      latencies = [];
      if (framesPerSecond !== undefined) [frames, drawingMs] = [0, 0];
      return {
        ...(framesPerSecond !== undefined && { framesPerSecond }),
        ...(inputLatencyMs !== undefined && { inputLatencyMs }),
      };
    },
  };
}

function percentile95(values: readonly number[]): number | undefined {
  return values.toSorted((one, two) => one - two)[Math.floor(values.length * 0.95)];
}
