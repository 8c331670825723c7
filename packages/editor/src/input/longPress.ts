import type { Clock } from '../clock.ts';
import type { RawPointer } from './inputEvents.ts';

/** As long as the systems of phones take. */
const HOLD_MS = 500;
/** A resting finger trembles by this much, in screen px. */
const MAX_TRAVEL_PX = 8;

/** A finger that rests where it came down, which stands for the right button of a mouse. */
export interface LongPress {
  /** A finger came down, alone. */
  begin(finger: RawPointer): void;
  move(pointer: RawPointer): void;
  /** It came up, or another one joined it. */
  end(): void;
}

export function createLongPress(deps: {
  readonly clock: Clock;
  readonly onHold: (finger: RawPointer) => void;
}): LongPress {
  let held: { readonly finger: RawPointer; readonly cancel: () => void } | undefined;

  function end(): void {
    held?.cancel();
    held = undefined;
  }

  return {
    begin(finger) {
      end();
      const hold = () => {
        held = undefined;
        deps.onHold(finger);
      };
      held = { finger, cancel: deps.clock.setTimer(hold, HOLD_MS) };
    },
    move({ pointerId, x, y }) {
      if (held?.finger.pointerId !== pointerId) return;
      if (Math.hypot(x - held.finger.x, y - held.finger.y) > MAX_TRAVEL_PX) end();
    },
    end,
  };
}
