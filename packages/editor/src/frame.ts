import type { Clock } from './clock.ts';

/** The only requestAnimationFrame: however often something asks, there is one frame, and none unasked. */
export interface FrameLoop {
  request(): void;
  cancel(): void;
}

/** `render` returns true to go on moving in the next frame. */
export function createFrameLoop(clock: Clock, render: () => boolean): FrameLoop {
  let cancelFrame: (() => void) | undefined;

  function request(): void {
    cancelFrame ??= clock.requestFrame(() => {
      cancelFrame = undefined;
      if (render()) request();
    });
  }

  return {
    request,
    cancel() {
      cancelFrame?.();
      cancelFrame = undefined;
    },
  };
}
