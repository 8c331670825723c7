import { createListeners } from '@drawbridge/board';
import type { Context2D } from '@drawbridge/shapes';
import { type Canvas, createCanvas, Path2D } from '@napi-rs/canvas';
import { vi } from 'vitest';
import type { Sheet } from '../render/sheet.ts';
import type { Surface } from '../render/surface.ts';
import { createTestThread, type TestThread } from './testThread.ts';

/** RGBA, row by row. */
type Pixels = Uint8ClampedArray;

/** A surface that really draws, with the rasteriser that browsers have, and a thread that works when told to. */
export interface PixelSurface extends Surface {
  readonly thread: TestThread;
  /** What a person would see: both canvases, or only that of shapes at rest. */
  read(what?: 'both' | 'static'): Pixels;
}

export interface PixelSize {
  /** In CSS px. */
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
}

/** Also puts a Path2D into the global scope, as Node has none; `vi.unstubAllGlobals` takes it out again. */
export function createPixelSurface({ width, height, pixelRatio }: PixelSize): PixelSurface {
  vi.stubGlobal('Path2D', Path2D);
  const size = [Math.round(width * pixelRatio), Math.round(height * pixelRatio)] as const;
  const [staticCanvas, liveCanvas] = [createCanvas(...size), createCanvas(...size)];
  let thread: TestThread | undefined;

  return {
    staticContext: contextOf(staticCanvas),
    liveContext: contextOf(liveCanvas),
    width,
    height,
    pixelRatio,
    createSheet: createPixelSheet,
    rasterThreads: 1,
    prefersStill: true,
    startRasterThread(listener) {
      thread = createTestThread(listener, createPixelSheet, () => {});
      return thread;
    },
    get thread() {
      if (!thread) throw new Error('Mount the surface first: that starts the thread.');
      return thread;
    },
    showCarets() {},
    showCursors: () => {},
    showReactions: () => {},
    setPointerCursor: () => {},
    onResize: createListeners<[]>().add,
    onRestored: createListeners<[]>().add,
    read(what = 'both') {
      const both = createCanvas(...size);
      const context = both.getContext('2d');
      context.drawImage(staticCanvas, 0, 0);
      if (what === 'both') context.drawImage(liveCanvas, 0, 0);
      return context.getImageData(0, 0, ...size).data;
    },
  };
}

/** A blank canvas on which anything can be drawn for comparison. */
export function createPixelSheet(width: number, height: number): Sheet & { read(): Pixels } {
  const canvas = createCanvas(width, height);
  // What drawImage of this library takes; browsers know no such type.
  const source = canvas as unknown as CanvasImageSource;
  return {
    context: contextOf(canvas),
    take: () => ({ width, height, source, close: () => {} }),
    read: () => canvas.getContext('2d').getImageData(0, 0, width, height).data,
  };
}

function contextOf(canvas: Canvas): Context2D {
  // It has all that Context2D has, under types of its own.
  return canvas.getContext('2d') as unknown as Context2D;
}
