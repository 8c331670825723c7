import type { BoardMap } from '@drawbridge/editor';
import { type MapArea, onMap } from './mapArea.ts';

/** Lines become thin when the board is this small: the picture is laid upon itself to bring them out. */
const PASSES = 3;

/** All shapes of the board in a small picture, made anew only when they changed, however often it is drawn. */
export interface ShapesPicture {
  /** Shapes changed: the next drawing shows it. */
  invalidate(): void;
  /** Draws it where it belongs on a map of `area` that is as wide as the canvas. */
  drawOn(canvas: HTMLCanvasElement, area: MapArea): void;
}

export function createShapesPicture(map: BoardMap): ShapesPicture {
  const picture = document.createElement('canvas');
  let isStale = true;

  function redraw(width: number, height: number): void {
    const { extent } = map;
    const context = picture.getContext('2d');
    isStale = false;
    if (!extent || !context) return;
    const scale = Math.min(width / extent.w, height / extent.h);
    picture.width = Math.max(1, Math.ceil(extent.w * scale));
    picture.height = Math.max(1, Math.ceil(extent.h * scale));
    context.imageSmoothingQuality = 'medium';
    map.draw(context, extent, extent.w * scale);
  }

  return {
    invalidate() {
      isStale = true;
    },
    drawOn(canvas, area) {
      if (isStale) redraw(canvas.width, canvas.height);
      const { extent } = map;
      const context = canvas.getContext('2d');
      if (!context) return;
      context.clearRect(0, 0, canvas.width, canvas.height);
      if (!extent) return;
      const { x, y, w, h } = onMap(extent, area, canvas.width);
      // Few shapes on a large map are drawn much smaller than their picture: the quick way would lose lines.
      context.imageSmoothingQuality = 'medium';
      for (let pass = 0; pass < PASSES; pass++) context.drawImage(picture, x, y, w, h);
    },
  };
}
