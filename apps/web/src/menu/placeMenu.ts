/** A place in the window, in px. */
export interface Place {
  readonly left: number;
  readonly top: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Left between a menu and the edge of the window. */
const EDGE_PX = 8;

/** Beside the pointer: to the right and below, else to the left and above, else wherever it fits. */
export function placeAtPoint(at: { readonly x: number; readonly y: number }, menu: Size, view: Size): Place {
  return {
    left: besidePoint(at.x, menu.width, view.width),
    top: besidePoint(at.y, menu.height, view.height),
  };
}

/** Beside the entry that opened it, on the side where there is room; over it where there is none, as on a phone. */
export function placeBeside(entry: DOMRectReadOnly, menu: Size, view: Size): Place {
  const isRight = entry.right + menu.width <= view.width - EDGE_PX;
  const left = isRight ? entry.right : entry.left - menu.width;
  return { left: within(left, menu.width, view.width), top: within(entry.top, menu.height, view.height) };
}

function besidePoint(start: number, size: number, room: number): number {
  const isEnough = start + size <= room - EDGE_PX;
  return within(isEnough ? start : start - size, size, room);
}

function within(start: number, size: number, room: number): number {
  return Math.round(Math.max(EDGE_PX, Math.min(start, room - EDGE_PX - size)));
}
