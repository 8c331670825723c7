import type { Clock } from '../clock.ts';
import type { RawPointer } from './inputEvents.ts';

/** As long as the systems of phones take. */
const HOLD_MS = 500;
/** A resting finger trembles by this much, in screen px. */
const MAX_TRAVEL_PX = 8;

/** A finger or a pen that rests where it came down, which stands for the right button of a mouse. */
export interface LongPress {
  /** It came down, alone. */
  begin(pointer: RawPointer): void;
  move(pointer: RawPointer): void;
  /** It came up, or another one joined it. */
  end(): void;
}

export function createLongPress(deps: {
  readonly clock: Clock;
  readonly onHold: (pointer: RawPointer) => void;
}): LongPress {
  let held: { readonly pointer: RawPointer; readonly cancel: () => void } | undefined;

  function end(): void {
    held?.cancel();
    held = undefined;
  }

  return {
    begin(pointer) {
      end();
      const hold = () => {
        held = undefined;
        deps.onHold(pointer);
      };
      held = { pointer, cancel: deps.clock.setTimer(hold, HOLD_MS) };
    },
    move({ pointerId, x, y }) {
      if (held?.pointer.pointerId !== pointerId) return;
      if (Math.hypot(x - held.pointer.x, y - held.pointer.y) > MAX_TRAVEL_PX) end();
    },
    end,
  };
}
