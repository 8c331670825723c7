import type { Clock } from '../clock.ts';
import type { PointerType, RawPointer } from './inputEvents.ts';

/** A press this much later than the last one begins a new count; as long as systems usually wait. */
const MAX_PAUSE_MS = 450;
/** Further apart than this, in screen px, two presses are two. Fingers are not exact. */
const MAX_APART_PX: Readonly<Record<PointerType, number>> = { mouse: 5, pen: 10, touch: 24 };

/** Counts presses that follow each other at one place. */
export interface ClickCount {
  /** Of the last press: 1 for a single one, 2 for the second of a double click, and so on. */
  readonly count: number;
  press(pointer: RawPointer): void;
  /** The last press was at least this one of the row. */
  raise(count: number): void;
  /** The next press begins a new row. */
  end(): void;
}

export function createClickCount(clock: Pick<Clock, 'now'>): ClickCount {
  let count = 0;
  let last: { readonly pointer: RawPointer; readonly atMs: number } | undefined;

  const timeOf = ({ timeMs }: RawPointer): number => timeMs ?? clock.now();

  function follows(pointer: RawPointer): boolean {
    if (!last || last.pointer.pointerType !== pointer.pointerType) return false;
    const apartPx = Math.hypot(pointer.x - last.pointer.x, pointer.y - last.pointer.y);
    return timeOf(pointer) - last.atMs <= MAX_PAUSE_MS && apartPx <= MAX_APART_PX[pointer.pointerType];
  }

  return {
    get count() {
      return count;
    },
    press(pointer) {
      count = follows(pointer) ? count + 1 : 1;
      last = { pointer, atMs: timeOf(pointer) };
    },
    raise(atLeast) {
      count = Math.max(count, atLeast);
    },
    end() {
      last = undefined;
    },
  };
}
