import type { Box, Shape } from '@drawbridge/board';
import { letOthers } from '../session.ts';
import type { ExportAnswer, ExportMessage, ExportOrder } from './exportOrder.ts';

/** LIMIT of time in which nothing comes of it, for the largest board on a slow machine. */
const SILENCE_MS = 60_000;
/** What a page puts into a message within a few milliseconds. */
const PART_SHAPES = 500;

interface ExportFileDeps {
  readonly onProgress?: (share: number) => void;
  /** Called with the part of the page that is drawn. */
  readonly onBox?: (box: Box) => void;
  /** Breaks off. */
  readonly signal: AbortSignal;
  readonly startWorker?: () => Worker;
}

/** Makes a file of shapes, back to front, in a worker that ends with it. Rejects when it is broken off, or cannot be made. */
export function exportFile(
  shapes: readonly Shape[],
  order: ExportOrder,
  { onProgress, onBox, signal, startWorker = startExportWorker }: ExportFileDeps,
): Promise<Blob> {
  const { promise, resolve, reject } = Promise.withResolvers<Blob>();
  signal.throwIfAborted();
  const worker = startWorker();
  const fail = (): void => reject(new Error('The file could not be made: there is not enough memory.'));
  const onAbort = (): void => reject(signal.reason);
  let timer = setTimeout(fail, SILENCE_MS);
  signal.addEventListener('abort', onAbort);
  worker.onmessage = ({ data }: MessageEvent<ExportAnswer>) => {
    clearTimeout(timer);
    timer = setTimeout(fail, SILENCE_MS);
    if (data.kind === 'done') resolve(data.blob);
    else if (data.kind === 'box') onBox?.(data.box);
    else onProgress?.(data.share);
  };
  worker.onerror = fail;
  send(worker, shapes, order, signal).catch(reject);
  return promise.finally(() => {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
    worker.terminate();
  });
}

async function send(
  worker: Worker,
  shapes: readonly Shape[],
  order: ExportOrder,
  signal: AbortSignal,
): Promise<void> {
  for (let from = 0; from < shapes.length; from += PART_SHAPES) {
    const part = shapes.slice(from, from + PART_SHAPES);
    worker.postMessage({ kind: 'shapes', shapes: part } satisfies ExportMessage);
    await letOthers();
    if (signal.aborted) return;
  }
  worker.postMessage({ kind: 'order', order } satisfies ExportMessage);
}

function startExportWorker(): Worker {
  return new Worker(new URL('./exportWorker.ts', import.meta.url), { type: 'module', name: 'export' });
}
