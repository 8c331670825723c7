import type { Clock } from './clock.ts';

/** The only requestAnimationFrame: however often something asks, there is one frame, and none unasked. */
export interface FrameLoop {
  request(): void;
  /** There is no hurry: a frame comes, but none within `ms` of the last on this account. */
  requestAfter(ms: number): void;
  cancel(): void;
}

/** `render` returns true to go on moving in the next frame. */
export function createFrameLoop(clock: Clock, render: () => boolean): FrameLoop {
  let cancelFrame: (() => void) | undefined;
  let cancelWait: (() => void) | undefined;
  let lastMs = Number.NEGATIVE_INFINITY;

  function request(): void {
    cancelFrame ??= clock.requestFrame(() => {
      cancel();
      lastMs = clock.now();
      if (render()) request();
    });
  }

  function cancel(): void {
    cancelFrame?.();
    cancelWait?.();
    cancelFrame = undefined;
    cancelWait = undefined;
  }

  return {
    request,
    requestAfter(ms) {
      const restMs = lastMs + ms - clock.now();
      if (restMs <= 0) request();
      else cancelWait ??= clock.setTimer(request, restMs);
    },
    cancel,
  };
}
