import type { PictureOrder, PictureReply } from './pictureOrder.ts';

/** LIMIT of time for a picture, of the largest board on a slow machine. */
const DEADLINE_MS = 60_000;

/** Makes a picture off the main thread, in a worker that ends with it. */
export function makePicture(order: PictureOrder): Promise<PictureReply> {
  const { promise, resolve } = Promise.withResolvers<PictureReply>();
  const worker = new Worker(new URL('./pictureWorker.ts', import.meta.url), {
    type: 'module',
    name: 'picture',
  });
  const timer = setTimeout(() => resolve({ kind: 'failed' }), DEADLINE_MS);
  worker.onmessage = ({ data }: MessageEvent<PictureReply>) => resolve(data);
  worker.onerror = () => resolve({ kind: 'failed' });
  worker.postMessage(order);
  return promise.finally(() => {
    clearTimeout(timer);
    worker.terminate();
  });
}
