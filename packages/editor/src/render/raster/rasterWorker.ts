import { type FontScope, onRoughLoaded, provideFonts, provideImages } from '@drawbridge/shapes';
import { createImageSource } from '../imageSource.ts';
import { TILE_PX } from '../tiles/tile.ts';
import { createJobQueue, type RunningJob } from './jobQueue.ts';
import type { RasterJob, RasterOrder, RasterReply } from './messages.ts';
import { createMirror } from './mirror.ts';
import { paintJob, shapesOf } from './paintJob.ts';

/** The part of a dedicated worker's global scope that is used here; the types of the page do not know it. */
interface WorkerScope extends FontScope {
  onmessage: ((event: MessageEvent<RasterOrder>) => void) | null;
  postMessage(reply: RasterReply, transfer: Transferable[]): void;
  reportError(error: unknown): void;
}

/** How long it draws before it hears what was said meanwhile: that a picture is wanted no more must not wait for that picture. */
const SLICE_MS = 8;

// The entry of a worker: its `self` is no window.
const scope = self as unknown as WorkerScope;
const mirror = createMirror();
const localImages = new Map<string, Blob>();
/**
 * One for all pictures. Where Chromium has no GPU, a canvas that is new, or whose picture was transferred, asks the page's
 * thread for its memory and waits until that has time, which it has least while a board opens.
 */
let context = createContext();
const queue = createJobQueue({
  apply: mirror.apply,
  begin,
  onCancelled: (id) => scope.postMessage({ kind: 'cancelled', id }, []),
  now: () => performance.now(),
  sliceMs: SLICE_MS,
  later: createLater(),
});

scope.onmessage = ({ data }) => {
  switch (data.kind) {
    case 'delta':
    case 'job':
      return queue.add(data);
    case 'cancel':
      return queue.cancel(data.id);
    case 'fonts':
      return void provideFonts(data.fonts, scope, tellOfLooks);
    case 'images':
      for (const [name, blob] of data.local) localImages.set(name, blob);
      return void provideImages(createImageSource({ ...data, local: localImages }), tellOfLooks);
    case 'localImage':
      return void localImages.set(data.name, data.blob);
  }
};

onRoughLoaded(tellOfLooks);

function tellOfLooks(): void {
  scope.postMessage({ kind: 'looksChanged' }, []);
}

function begin(job: RasterJob): RunningJob {
  const shapes = shapesOf(mirror, job);
  return shapes.length > 0 ? beginPicture(job, shapes) : blank(job);
}

function blank({ id }: RasterJob): RunningJob {
  return {
    steps: [][Symbol.iterator](),
    finish: () => scope.postMessage({ kind: 'result', id, version: mirror.version }, []),
    abandon() {},
  };
}

function beginPicture(job: RasterJob, shapes: ReturnType<typeof shapesOf>): RunningJob {
  const { id, width, height } = job;
  const on = context;
  on.clearRect(0, 0, TILE_PX, TILE_PX);
  on.save();
  on.beginPath();
  on.rect(0, 0, width, height);
  on.clip();
  const send = (version: number, image: ImageBitmap): void =>
    scope.postMessage({ kind: 'result', id, version, image }, [image]);
  return {
    steps: paintJob(on, shapes, job, mirror),
    finish() {
      on.restore();
      const { version } = mirror;
      // A copy of what is on the canvas now, whatever is drawn on it until it is made.
      const copy = createImageBitmap(on.canvas, 0, 0, width, height);
      void copy.then((image) => send(version, image)).catch(scope.reportError);
    },
    abandon: () => on.restore(),
  };
}

/** As soon as the messages that wait were heard: timers wait for milliseconds. */
function createLater(): (slice: () => void) => () => void {
  const { port1, port2 } = new MessageChannel();
  let next: (() => void) | undefined;
  port1.onmessage = () => {
    const slice = next;
    next = undefined;
    slice?.();
  };
  return (slice) => {
    next = slice;
    port2.postMessage(undefined);
    return () => {
      next = undefined;
    };
  };
}

function createContext(): OffscreenCanvasRenderingContext2D {
  const canvas = new OffscreenCanvas(TILE_PX, TILE_PX);
  const created = canvas.getContext('2d');
  if (!created) throw new Error('This browser draws no 2D canvas in a worker.');
  canvas.addEventListener('contextlost', () => {
    context = createContext();
  });
  return created;
}
