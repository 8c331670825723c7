import type { BoardMap } from '@drawbridge/editor';
import type { ShownMap } from './showMap.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Lets the view be taken by where one presses in it, or be brought to where one presses beside it; returns the undo. */
export function dragView(map: BoardMap, element: HTMLElement, shown: ShownMap): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  let grip: Point | undefined;

  function pageAt({ clientX, clientY }: PointerEvent): Point {
    const { left, top, width } = element.getBoundingClientRect();
    const { x, y, w } = shown.area;
    const scale = w / width;
    return { x: x + (clientX - left) * scale, y: y + (clientY - top) * scale };
  }

  function move(event: PointerEvent): void {
    if (!grip) return;
    const { x, y } = pageAt(event);
    map.centerOn({ x: x - grip.x, y: y - grip.y });
  }

  function begin(event: PointerEvent): void {
    if (event.button !== 0) return;
    shown.setHeld(true);
    grip = gripOf(pageAt(event), map);
    element.setPointerCapture(event.pointerId);
    move(event);
  }

  function end(): void {
    grip = undefined;
    shown.setHeld(false);
  }

  element.addEventListener('pointerdown', begin, { signal });
  element.addEventListener('pointermove', move, { signal });
  element.addEventListener('lostpointercapture', end, { signal });
  // Or Chromium takes a fast drag for a fling, and the next tap for its end.
  element.addEventListener('touchmove', (event) => event.preventDefault(), { signal, passive: false });
  return () => controller.abort();
}

/** From the middle of the view to where it was taken; beside the view, the middle itself is taken. */
function gripOf(page: Point, { view: { x, y, w, h } }: BoardMap): Point {
  const grip = { x: page.x - x - w / 2, y: page.y - y - h / 2 };
  const isInView = Math.abs(grip.x) <= w / 2 && Math.abs(grip.y) <= h / 2;
  return isInView ? grip : { x: 0, y: 0 };
}
