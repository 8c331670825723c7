/*
 * What runs inside of the page. Each function is sent there as its source, so it uses nothing from outside of itself.
 */

/** Something that a person did, on the page's clock. */
export interface Input {
  readonly type: string;
  /** When it happened. Of several moves that reach the page as one event, the last. */
  readonly atMs: number;
  /** When the page heard of it. */
  readonly seenMs: number;
}

declare global {
  interface Window {
    benchInputs: Input[];
  }
}

/** Begins to note input, before any script of the page can hold it up. */
export function noteInputs(): void {
  window.benchInputs = [];
  for (const type of ['pointermove', 'pointerdown', 'pointerup', 'wheel', 'keydown']) {
    const note = ({ timeStamp }: Event): void =>
      void window.benchInputs.push({ type, atMs: timeStamp, seenMs: performance.now() });
    window.addEventListener(type, note, { capture: true, passive: true });
  }
}

/** What was noted since this was asked before. */
export function takeInputs(): Input[] {
  return window.benchInputs.splice(0);
}

/** Resolves with the page's time once it has rendered twice: whatever it was busy with is on the screen. */
export function renderTwice(): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())));
  });
}

/** Joins the clocks of the page and of the trace. */
export function mark(): void {
  performance.mark('bench:clock');
}

/**
 * Marks when the page has first painted the shapes of the board: the handle, which is the only thing in strong colour near
 * the origin of the page, on a canvas; or elements of that selector.
 */
export function watchForShapes(selector: string): void {
  if (location.href === 'about:blank') return;
  const PLACE_PX = 40;
  const STRONG = 60;
  const pixel = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });

  const isPainted = (canvas: HTMLCanvasElement): boolean => {
    const at = PLACE_PX * devicePixelRatio;
    if (pixel === null || canvas.width <= at || canvas.height <= at) return false;
    pixel.clearRect(0, 0, 1, 1);
    pixel.drawImage(canvas, at, at, 1, 1, 0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = pixel.getImageData(0, 0, 1, 1).data;
    return Math.max(red, green, blue) - Math.min(red, green, blue) > STRONG;
  };
  const areThere = (): boolean =>
    selector === 'canvas'
      ? [...document.querySelectorAll('canvas')].some(isPainted)
      : document.querySelector(selector) !== null;
  const look = (): void => {
    if (areThere()) performance.mark('bench:shapes');
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** When they were there, on the page's clock. */
export function shapesMs(): number | undefined {
  return performance.getEntriesByName('bench:shapes')[0]?.startTime;
}
