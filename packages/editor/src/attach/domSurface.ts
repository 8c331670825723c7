import { createListeners } from '@drawbridge/board';
import type { Surface } from '../render/surface.ts';
import { createCaretLayer } from './caretLayer.ts';
import { createCursorLayer } from './cursorLayer.ts';
import { createReactionLayer } from './reactionLayer.ts';
import { createSheet } from './sheet.ts';
import { canRasterInThreads, rasterThreadCount, startRasterWorker } from './startRasterWorker.ts';

/** A surface of real canvases that follows the size of its container and the pixels of its screen. */
export interface DomSurface extends Surface {
  remove(): void;
}

export function createDomSurface(
  container: HTMLElement,
  { lowLatencyInk }: { readonly lowLatencyInk: boolean },
): DomSurface {
  const resizes = createListeners<[]>();
  const restorations = createListeners<[]>();
  const [staticCanvas, liveCanvas] = [addCanvas(container), addCanvas(container)];
  const carets = createCaretLayer(container);
  const cursors = createCursorLayer(container);
  const reactions = createReactionLayer(container);
  const observer = new ResizeObserver(fit);
  const stillness = matchMedia('(prefers-reduced-motion: reduce)');
  let size = { width: 0, height: 0, pixelRatio: 1 };
  let stopWatchingRatio = watchPixelRatio();
  measure();
  observer.observe(container);
  for (const canvas of [staticCanvas, liveCanvas]) {
    canvas.addEventListener('contextrestored', () => restorations.notify());
  }

  function measure(): boolean {
    const { clientWidth: width, clientHeight: height } = container;
    const pixelRatio = devicePixelRatio;
    const isSame = width === size.width && height === size.height && pixelRatio === size.pixelRatio;
    if (isSame) return false;
    size = { width, height, pixelRatio };
    for (const canvas of [staticCanvas, liveCanvas]) {
      canvas.width = Math.round(width * pixelRatio);
      canvas.height = Math.round(height * pixelRatio);
    }
    return true;
  }

  function fit(): void {
    if (measure()) resizes.notify();
  }

  /** Another screen, or the browser's own zoom: a query for the ratio of now fires once, when it is left. */
  function watchPixelRatio(): () => void {
    const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    const onChange = () => {
      stopWatchingRatio = watchPixelRatio();
      fit();
    };
    query.addEventListener('change', onChange, { once: true });
    return () => query.removeEventListener('change', onChange);
  }

  return {
    // What is drawn on it covers it all: without alpha the browser need not blend it with the page.
    staticContext: contextOf(staticCanvas, { alpha: false }),
    liveContext: contextOf(liveCanvas, { desynchronized: lowLatencyInk }),
    createSheet,
    startRasterThread: canRasterInThreads() ? startRasterWorker : () => undefined,
    rasterThreads: rasterThreadCount(),
    get width() {
      return size.width;
    },
    get height() {
      return size.height;
    },
    get pixelRatio() {
      return size.pixelRatio;
    },
    get prefersStill() {
      return stillness.matches;
    },
    showCursors: (shown) => cursors.show(shown, size.width),
    showReactions: reactions.show,
    showCarets: (shown) => carets.show(shown, size.width),
    setPointerCursor(cursor) {
      if (container.style.cursor !== cursor) container.style.cursor = cursor;
    },
    onResize: resizes.add,
    onRestored: restorations.add,
    remove() {
      observer.disconnect();
      stopWatchingRatio();
      resizes.clear();
      restorations.clear();
      for (const layer of [staticCanvas, liveCanvas, carets, cursors.element, reactions.element])
        layer.remove();
    },
  };
}

function addCanvas(container: HTMLElement): HTMLCanvasElement {
  const canvas = container.ownerDocument.createElement('canvas');
  canvas.setAttribute('aria-hidden', 'true');
  Object.assign(canvas.style, {
    position: 'absolute',
    inset: '0',
    width: '100%',
    height: '100%',
    pointerEvents: 'none',
  });
  container.append(canvas);
  return canvas;
}

function contextOf(
  canvas: HTMLCanvasElement,
  settings?: CanvasRenderingContext2DSettings,
): CanvasRenderingContext2D {
  const context = canvas.getContext('2d', settings);
  if (!context)
    throw new Error('This browser gives no 2D canvas. Free memory or enable canvas, then reload.');
  return context;
}
