import type { RasterReply } from '../render/raster/messages.ts';
import type { RasterListener, RasterThread } from '../render/raster/rasterThread.ts';
import { bitmapImage } from './sheet.ts';

/** From this many cores on a second thread takes nothing from anybody. */
const CORES_FOR_TWO = 8;

export function canRasterInThreads(): boolean {
  return typeof Worker === 'function' && typeof OffscreenCanvas === 'function';
}

export function rasterThreadCount(): number {
  return navigator.hardwareConcurrency >= CORES_FOR_TWO ? 2 : 1;
}

/** A worker that draws tiles; `undefined` when the browser or the page's policy does not let one start. */
export function startRasterWorker(listener: RasterListener): RasterThread | undefined {
  const worker = createWorker();
  if (!worker) return undefined;
  worker.onmessage = ({ data }: MessageEvent<RasterReply>) => {
    if (data.kind !== 'result') return listener.onReply(data);
    listener.onReply({ ...data, image: data.image && bitmapImage(data.image) });
  };
  worker.onerror = (event) => {
    // It is reported, and drawing goes on: the listener starts another, or does without.
    event.preventDefault();
    listener.onDeath();
  };
  worker.onmessageerror = () => listener.onDeath();
  return {
    post: (order, transfer = []) => worker.postMessage(order, transfer),
    stop: () => worker.terminate(),
  };
}

function createWorker(): Worker | undefined {
  try {
    return new Worker(new URL('../render/raster/rasterWorker.ts', import.meta.url), {
      type: 'module',
      name: 'raster',
    });
  } catch {
    // Blocked by a policy; drawing on the main thread needs no permission.
    return undefined;
  }
}
