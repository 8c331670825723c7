import type { Sheet, TileImage } from '../render/sheet.ts';

/** Makes pictures on canvases of the browser, off screen where it can. */
export function createSheet(width: number, height: number): Sheet {
  return createOffscreenSheet(width, height) ?? createElementSheet(width, height);
}

export function bitmapImage(bitmap: ImageBitmap): TileImage {
  const { width, height } = bitmap;
  return { width, height, source: bitmap, close: () => bitmap.close() };
}

function createOffscreenSheet(width: number, height: number): Sheet | undefined {
  if (typeof OffscreenCanvas === 'undefined') return undefined;
  const canvas = new OffscreenCanvas(width, height);
  // There have been browsers in which such a canvas can only be drawn on with WebGL.
  const context = canvas.getContext('2d');
  return context ? { context, take: () => bitmapImage(canvas.transferToImageBitmap()) } : undefined;
}

function createElementSheet(width: number, height: number): Sheet {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  // A canvas keeps its memory until it is collected, unless it has no size.
  const close = () => Object.assign(canvas, { width: 0, height: 0 });
  const context = canvas.getContext('2d');
  if (!context)
    throw new Error('This browser gives no 2D canvas. Free memory or enable canvas, then reload.');
  return { context, take: () => ({ width, height, source: canvas, close }) };
}
