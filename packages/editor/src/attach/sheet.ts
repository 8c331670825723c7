import type { Sheet, TileImage } from '../render/sheet.ts';

/** Makes pictures on canvases of the browser, off screen where it can. */
export function createSheet(width: number, height: number): Sheet {
  if (typeof OffscreenCanvas === 'undefined') return createElementSheet(width, height);
  const canvas = new OffscreenCanvas(width, height);
  return { context: contextOf(canvas), take: () => bitmapImage(canvas.transferToImageBitmap()) };
}

export function bitmapImage(bitmap: ImageBitmap): TileImage {
  const { width, height } = bitmap;
  return { width, height, source: bitmap, close: () => bitmap.close() };
}

function createElementSheet(width: number, height: number): Sheet {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  // A canvas keeps its memory until it is collected, unless it has no size.
  const close = () => Object.assign(canvas, { width: 0, height: 0 });
  return { context: contextOf(canvas), take: () => ({ width, height, source: canvas, close }) };
}

function contextOf(canvas: OffscreenCanvas | HTMLCanvasElement) {
  // TypeScript finds no call that fits both kinds of canvas; both take this one.
  const context = (canvas as HTMLCanvasElement).getContext('2d');
  if (!context)
    throw new Error('This browser gives no 2D canvas. Free memory or enable canvas, then reload.');
  return context;
}
