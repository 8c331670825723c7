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

/** Moves a dot of a layer of its own by a px with every frame. */
export function moveDot(seconds: number): Promise<void> {
  const dot = document.createElement('div');
  Object.assign(dot.style, {
    position: 'fixed',
    top: '0',
    width: '2px',
    height: '2px',
    willChange: 'transform',
  });
  dot.style.backgroundColor = 'red';
  document.body.append(dot);
  const endMs = performance.now() + seconds * 1_000;
  return new Promise((resolve) => {
    const step = (nowMs: number): void => {
      dot.style.transform = `translateX(${Math.round(nowMs) % 100}px)`;
      if (nowMs < endMs) return void requestAnimationFrame(step);
      dot.remove();
      resolve();
    };
    requestAnimationFrame(step);
  });
}

/** Joins the clocks of the page and of the trace. */
export function mark(): void {
  performance.mark('bench:clock');
}

/**
 * Marks when the page has first painted some of the board, any strong colour on a canvas, and when the last: the handle, which
 * is drawn last and the only thing in strong colour near the origin of the page. Of elements, the first tells of both.
 */
export function watchForShapes(selector: string): void {
  if (location.href === 'about:blank') return;
  const PLACE_PX = 40;
  const STRONG = 60;
  /** Of what is made so small that a shape is a pixel among others. */
  const VISIBLE = 12;
  const SIDE = 48;
  const small = new OffscreenCanvas(SIDE, SIDE).getContext('2d', { willReadFrequently: true });
  let isBegun = false;

  /** The strongest colour in a part of the canvas, seen as an image of that many px a side. */
  const colourIn = (canvas: HTMLCanvasElement, [x, y, w, h]: number[], side: number): number => {
    if (small === null || x === undefined || y === undefined || w === undefined || h === undefined) return 0;
    small.clearRect(0, 0, side, side);
    small.drawImage(canvas, x, y, w, h, 0, 0, side, side);
    const { data } = small.getImageData(0, 0, side, side);
    let most = 0;
    for (let at = 0; at < data.length; at += 4) {
      const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
      most = Math.max(most, Math.max(red, green, blue) - Math.min(red, green, blue));
    }
    return most;
  };
  const isAnyPainted = (canvas: HTMLCanvasElement): boolean =>
    canvas.width > 0 && colourIn(canvas, [0, 0, canvas.width, canvas.height], SIDE) > VISIBLE;
  const isHandlePainted = (canvas: HTMLCanvasElement): boolean => {
    const at = PLACE_PX * devicePixelRatio;
    return canvas.width > at && canvas.height > at && colourIn(canvas, [at, at, 1, 1], 1) > STRONG;
  };
  const isOn = (isPainted: (canvas: HTMLCanvasElement) => boolean): boolean =>
    selector === 'canvas'
      ? [...document.querySelectorAll('canvas')].some(isPainted)
      : document.querySelector(selector) !== null;
  const look = (): void => {
    const isComplete = isOn(isHandlePainted);
    if (!isBegun && (isComplete || isOn(isAnyPainted))) {
      isBegun = true;
      performance.mark('bench:begun');
    }
    if (isComplete) performance.mark('bench:shapes');
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** When the first and when the last were there, on the page's clock; nothing before that. */
export function shapesMs(): { readonly first: number; readonly all: number } | undefined {
  const [first, all] = ['bench:begun', 'bench:shapes'].map(
    (name) => performance.getEntriesByName(name)[0]?.startTime,
  );
  return first === undefined || all === undefined ? undefined : { first, all };
}
