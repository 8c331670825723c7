import type { Point } from '@drawbridge/board';

export interface Modifiers {
  readonly shift: boolean;
  readonly alt: boolean;
  /** Ctrl, or Cmd on a Mac. */
  readonly ctrl: boolean;
}

/** A position of the pointer, in screen px from the top left of the viewport. */
export interface PointerSample extends Point {
  /** 0 to 1. */
  readonly pressure: number;
}

export type PointerType = 'mouse' | 'touch' | 'pen';

/** A pointer event without the DOM. */
export interface RawPointer extends PointerSample, Modifiers {
  readonly pointerId: number;
  readonly pointerType: PointerType;
  /** As in PointerEvent: 0 main, 1 middle, 2 right. */
  readonly button: number;
  /** As in PointerEvent: bits of the buttons held. */
  readonly buttons: number;
  /** All positions since the last event, this one last; a browser merges several into one event. */
  readonly samples: readonly PointerSample[];
  /** Where the browser thinks the pointer goes next, if it says. */
  readonly predicted?: readonly PointerSample[] | undefined;
  /** When it happened, in ms of any one clock: a page that is busy hears of it later. */
  readonly timeMs?: number | undefined;
}

/** A wheel event without the DOM; deltas as the browser gives them. */
export interface RawWheel extends Point {
  readonly deltaX: number;
  readonly deltaY: number;
  /** As in WheelEvent: 0 px, 1 lines, 2 pages. */
  readonly deltaMode: number;
  readonly ctrl: boolean;
  readonly shift: boolean;
}
