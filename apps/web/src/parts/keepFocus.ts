import type { MouseEvent } from 'react';

/** For onMouseDown of controls beside the canvas: a click uses them without taking the keyboard from the canvas. */
export function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}
