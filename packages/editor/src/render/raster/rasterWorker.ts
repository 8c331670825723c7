import { type FontScope, provideFonts } from '../../shapes/fonts.ts';
import { createImageSource } from '../../shapes/imageSource.ts';
import { provideImages } from '../../shapes/images.ts';
import { onRoughLoaded } from '../../shapes/paint/rough.ts';
import type { RasterJob, RasterOrder, RasterReply } from './messages.ts';
import { createMirror } from './mirror.ts';
import { paintJob, shapesOf } from './paintJob.ts';

/** The part of a dedicated worker's global scope that is used here; the types of the page do not know it. */
interface WorkerScope extends FontScope {
  onmessage: ((event: MessageEvent<RasterOrder>) => void) | null;
  postMessage(reply: RasterReply, transfer: Transferable[]): void;
}

// The entry of a worker: its `self` is no window.
const scope = self as unknown as WorkerScope;
const mirror = createMirror();
const localImages = new Map<string, Blob>();

scope.onmessage = ({ data }) => {
  switch (data.kind) {
    case 'delta':
      return mirror.apply(data);
    case 'job':
      return run(data);
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

function run(job: RasterJob): void {
  const shapes = shapesOf(mirror, job);
  const image = shapes.length > 0 ? paint(job, shapes) : undefined;
  scope.postMessage({ kind: 'result', id: job.id, version: mirror.version, image }, image ? [image] : []);
}

function paint(job: RasterJob, shapes: ReturnType<typeof shapesOf>): ImageBitmap {
  const canvas = new OffscreenCanvas(job.width, job.height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser draws no 2D canvas in a worker.');
  for (const _ of paintJob(context, shapes, job));
  return canvas.transferToImageBitmap();
}
