import type { Box } from '@drawbridge/board';
import type { Slots } from './slots.ts';

/** The box around all shapes. Grows with them; only when one on its edge goes are all looked at again, when asked. */
export interface Extent {
  readonly box: Box | undefined;
  /** To be called before the bounds in the slot change or go. */
  leave(slot: number): void;
  /** To be called after there are new bounds in the slot. */
  enter(slot: number): void;
}

export function createExtent(slots: Slots): Extent {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  let isKnown = false;

  function add(slot: number): void {
    const { bounds } = slots;
    const at = 4 * slot;
    if (Number.isNaN(bounds[at])) return;
    left = Math.min(left, bounds[at] ?? Infinity);
    top = Math.min(top, bounds[at + 1] ?? Infinity);
    right = Math.max(right, bounds[at + 2] ?? -Infinity);
    bottom = Math.max(bottom, bounds[at + 3] ?? -Infinity);
  }

  function measure(): void {
    [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let slot = 0; slot < slots.end; slot++) add(slot);
    isKnown = true;
  }

  return {
    get box() {
      if (!isKnown) measure();
      return left > right ? undefined : { x: left, y: top, w: right - left, h: bottom - top };
    },
    leave(slot) {
      const { bounds } = slots;
      const at = 4 * slot;
      const isAtEdge =
        (bounds[at] ?? 0) <= left ||
        (bounds[at + 1] ?? 0) <= top ||
        (bounds[at + 2] ?? 0) >= right ||
        (bounds[at + 3] ?? 0) >= bottom;
      if (isAtEdge) isKnown = false;
    },
    enter(slot) {
      if (isKnown) add(slot);
    },
  };
}
