import type { Clock } from '../../clock.ts';
import type { View } from './view.ts';

/** A hand that has not moved the camera for this long has finished: what is drawn from now on will be looked at. */
const REST_MS = 120;

/** Whether the camera is on its way. */
export interface CameraRest {
  /** The scale is changing: tiles drawn for it now would be thrown away. */
  readonly isZooming: boolean;
  readonly isMoving: boolean;
  /** To be called in each frame. */
  follow(view: View): void;
  destroy(): void;
}

export function createCameraRest(clock: Clock, onRest: () => void): CameraRest {
  let last: View | undefined;
  let zoomedAtMs = -Infinity;
  let cancelTimer: (() => void) | undefined;

  function moved(): void {
    cancelTimer?.();
    cancelTimer = clock.setTimer(() => {
      cancelTimer = undefined;
      onRest();
    }, REST_MS);
  }

  return {
    get isZooming() {
      return cancelTimer !== undefined && clock.now() - zoomedAtMs < REST_MS;
    },
    get isMoving() {
      return cancelTimer !== undefined;
    },
    follow(view) {
      const before = last;
      last = view;
      if (!before) return;
      const isZoomed = view.scale !== before.scale;
      if (isZoomed) zoomedAtMs = clock.now();
      if (isZoomed || view.left !== before.left || view.top !== before.top) moved();
    },
    destroy: () => cancelTimer?.(),
  };
}
