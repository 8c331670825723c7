import { type FontScope, onRoughLoaded, provideFonts, provideImages } from '@drawbridge/shapes';
import { createImageSource } from '../imageSource.ts';
import { TILE_PX } from '../tiles/tile.ts';
import type { RasterJob, RasterOrder, RasterReply } from './messages.ts';
import { createMirror } from './mirror.ts';
import { paintJob, shapesOf } from './paintJob.ts';

/** The part of a dedicated worker's global scope that is used here; the types of the page do not know it. */
interface WorkerScope extends FontScope {
  onmessage: ((event: MessageEvent<RasterOrder>) => void) | null;
  postMessage(reply: RasterReply, transfer: Transferable[]): void;
  reportError(error: unknown): void;
}

// The entry of a worker: its `self` is no window.
const scope = self as unknown as WorkerScope;
const mirror = createMirror();
const localImages = new Map<string, Blob>();
/**
 * One for all pictures. Where Chromium has no GPU, a canvas that is new, or whose picture was transferred, asks the page's
 * thread for its memory and waits until that has time, which it has least while a board opens.
 */
let context = createContext();

scope.onmessage = ({ data }) => {
  switch (data.kind) {
    case 'delta':
      return mirror.apply(data);
    case 'job':
      return void run(data).catch(scope.reportError);
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

async function run(job: RasterJob): Promise<void> {
  const { version } = mirror;
  const shapes = shapesOf(mirror, job);
  const image = shapes.length > 0 ? await paint(job, shapes) : undefined;
  scope.postMessage({ kind: 'result', id: job.id, version, image }, image ? [image] : []);
}

/** A copy of what is on the canvas when this returns, whatever is drawn on it afterwards. */
function paint(job: RasterJob, shapes: ReturnType<typeof shapesOf>): Promise<ImageBitmap> {
  const { width, height } = job;
  context.clearRect(0, 0, TILE_PX, TILE_PX);
  context.save();
  context.beginPath();
  context.rect(0, 0, width, height);
  context.clip();
  for (const _ of paintJob(context, shapes, job, mirror));
  context.restore();
  return createImageBitmap(context.canvas, 0, 0, width, height);
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
