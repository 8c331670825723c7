import type { BoardMap } from '@drawbridge/editor';
import { type MapArea, mapArea, onMap } from './mapArea.ts';
import { createShapesPicture } from './shapesPicture.ts';

/** How often the shapes on the map are drawn anew while they change. */
const REDRAW_INTERVAL_MS = 300;
/** A view of less than this could not be seen, nor taken. */
const MIN_FRAME_PX = 6;

/** A map on screen, kept up to date: the view with every frame, the shapes now and then. */
export interface ShownMap {
  /** The part of the page that it shows. */
  readonly area: MapArea;
  /** While the view is dragged the map stays as it is: it would run away under the pointer otherwise. */
  setHeld(isHeld: boolean): void;
  stop(): void;
}

/** Draws the map on `canvas`, and puts `frame`, which lies over it, around what is in view. */
export function showMap(map: BoardMap, canvas: HTMLCanvasElement, frame: HTMLElement): ShownMap {
  const picture = createShapesPicture(map);
  let timer: number | undefined;
  let heldArea: MapArea | undefined;

  function areaNow(): MapArea {
    return heldArea ?? mapArea(map.extent, map.view, canvas.width / canvas.height);
  }

  function show(): void {
    const area = areaNow();
    picture.drawOn(canvas, area);
    const { x, y, w, h } = onMap(map.view, area, canvas.clientWidth);
    frame.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
    frame.style.width = `${Math.max(MIN_FRAME_PX, w).toFixed(1)}px`;
    frame.style.height = `${Math.max(MIN_FRAME_PX, h).toFixed(1)}px`;
  }

  function redraw(): void {
    timer = undefined;
    picture.invalidate();
    show();
  }

  const resizes = new ResizeObserver(() => {
    canvas.width = Math.max(1, Math.round(canvas.clientWidth * window.devicePixelRatio));
    canvas.height = Math.max(1, Math.round(canvas.clientHeight * window.devicePixelRatio));
    redraw();
  });
  resizes.observe(canvas);
  const stops = [
    map.onView(show),
    map.onPicture(() => {
      timer ??= window.setTimeout(redraw, REDRAW_INTERVAL_MS);
    }),
    () => resizes.disconnect(),
    () => window.clearTimeout(timer),
  ];

  return {
    get area() {
      return areaNow();
    },
    setHeld(isHeld) {
      heldArea = isHeld ? areaNow() : undefined;
      if (!isHeld) show();
    },
    stop() {
      for (const stop of stops) stop();
    },
  };
}
