import { createListeners } from '@drawbridge/board';
import type { Context2D } from '@drawbridge/shapes';
import { vi } from 'vitest';
import type { RasterJob } from '../render/raster/messages.ts';
import type { ScreenCaret, ScreenCursor, ScreenReaction, Surface } from '../render/surface.ts';
import { createTestThread, type TestThread } from './testThread.ts';

/** How often each method of a context was called. */
type Work = Record<string, number>;

/** A surface without pixels, which counts the work done on it. */
export interface FakeSurface extends Surface {
  readonly staticWork: Work;
  readonly liveWork: Work;
  /** On all pictures of tiles together: those drawn on the main thread, and those of the raster thread. */
  readonly patchWork: Work;
  readonly tileWork: Work;
  /** What the raster thread was asked for since the last reset. */
  readonly jobs: readonly RasterJob[];
  /** Pictures of tiles that are kept in memory. */
  readonly openImages: number;
  /** The thread that draws tiles: it works when it is told to. */
  readonly thread: TestThread;
  /** Path2D objects made since the last reset. */
  readonly pathsMade: number;
  readonly cursors: readonly ScreenCursor[];
  readonly reactions: readonly ScreenReaction[];
  readonly carets: readonly ScreenCaret[];
  readonly pointerCursor: string;
  /** As when the person asks for less motion. */
  prefersStill: boolean;
  resetWork(): void;
  resize(width: number, height: number): void;
  /** All pictures are lost. */
  restore(): void;
}

/** Also puts a Path2D into the global scope, as Node has none; `vi.unstubAllGlobals` takes it out again. */
export function createFakeSurface(): FakeSurface {
  const resizes = createListeners<[]>();
  const restorations = createListeners<[]>();
  const staticWork: Work = {};
  const liveWork: Work = {};
  const patchWork: Work = {};
  const tileWork: Work = {};
  const jobs: RasterJob[] = [];
  let thread: TestThread | undefined;
  let openImages = 0;
  let cursors: readonly ScreenCursor[] = [];
  let reactions: readonly ScreenReaction[] = [];
  let carets: readonly ScreenCaret[] = [];
  let pointerCursor = '';
  let pathsMade = 0;
  let size = { width: 800, height: 600 };
  vi.stubGlobal('Path2D', function Path2D() {
    pathsMade++;
    return createCounter({});
  });

  const createSheetFor = (work: Work) => (width: number, height: number) => {
    const take = () => {
      openImages++;
      // Nothing looks into it.
      return { width, height, source: {} as CanvasImageSource, close: () => void openImages-- };
    };
    return { context: createCounter(work), take };
  };

  return {
    staticContext: createCounter(staticWork),
    liveContext: createCounter(liveWork),
    staticWork,
    liveWork,
    patchWork,
    tileWork,
    jobs,
    createSheet: createSheetFor(patchWork),
    rasterThreads: 1,
    startRasterThread(listener) {
      thread = createTestThread(listener, createSheetFor(tileWork), (job) => jobs.push(job));
      return thread;
    },
    get thread() {
      if (!thread) throw new Error('Mount the surface first: that starts the thread.');
      return thread;
    },
    get openImages() {
      return openImages;
    },
    get pathsMade() {
      return pathsMade;
    },
    get width() {
      return size.width;
    },
    get height() {
      return size.height;
    },
    prefersStill: false,
    pixelRatio: 1,
    get cursors() {
      return cursors;
    },
    get reactions() {
      return reactions;
    },
    get carets() {
      return carets;
    },
    get pointerCursor() {
      return pointerCursor;
    },
    showCursors(next) {
      cursors = next;
    },
    showReactions(next) {
      reactions = next;
    },
    showCarets(next) {
      carets = next;
    },
    setPointerCursor(next) {
      pointerCursor = next;
    },
    onResize: resizes.add,
    onRestored: restorations.add,
    resetWork() {
      pathsMade = 0;
      jobs.length = 0;
      for (const work of [staticWork, liveWork, patchWork, tileWork])
        for (const name of Object.keys(work)) delete work[name];
    },
    resize(width, height) {
      size = { width, height };
      resizes.notify();
    },
    restore: restorations.notify,
  };
}

/** Takes any method call and any property, and counts the calls. Of the transform it knows the scale. */
function createCounter(work: Work): Context2D {
  let scale = 1;
  const handler: ProxyHandler<Context2D> = {
    get: (_, name) => (a: number) => {
      if (name === 'getTransform') return { a: scale, b: 0 };
      work[String(name)] = (work[String(name)] ?? 0) + 1;
      if (name === 'measureText') return { width: 10 * String(a).length };
      if (name === 'setTransform') scale = a;
      return undefined;
    },
    set: () => true,
  };
  // The proxy answers for every member of the interface; there is no real object behind it.
  return new Proxy({} as Context2D, handler);
}
