import type { Point } from '@drawbridge/board';
import type { Clock } from '../clock.ts';

/** A hand that means a very point takes longer, and one that only stops to let go is quicker. */
const REST_MS = 650;
/** No hand is still: so far, in screen px, it may move and rest nevertheless. */
const MAX_TREMOR_PX = 4;

/** Whether the pointer is held still. */
export interface Rest {
  readonly isResting: boolean;
  /** The pointer is here, in screen px. */
  move(screen: Point): void;
  end(): void;
}

/** `onRest` is called when the pointer comes to rest. */
export function createRest(clock: Pick<Clock, 'setTimer'>, onRest: () => void): Rest {
  let origin: Point | undefined;
  let isResting = false;
  let cancelTimer = () => {};

  function end(): void {
    cancelTimer();
    origin = undefined;
    isResting = false;
  }

  return {
    get isResting() {
      return isResting;
    },
    move(screen) {
      if (origin && Math.hypot(screen.x - origin.x, screen.y - origin.y) <= MAX_TREMOR_PX) return;
      end();
      origin = screen;
      cancelTimer = clock.setTimer(() => {
        isResting = true;
        onRest();
      }, REST_MS);
    },
    end,
  };
}
