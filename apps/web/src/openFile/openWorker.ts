import { readFile } from '@drawbridge/formats';
import type { FontScope } from '@drawbridge/shapes';
import { lookInWorker } from '../parts/lookInWorker.ts';
import type { ReadAnswer, ReadOrder } from './readyFile.ts';
import { answersFor } from './readyFileFrom.ts';

/** The part of a dedicated worker's global scope that is used here; the types of the page do not know it. */
interface WorkerScope extends FontScope {
  onmessage: ((event: MessageEvent<ReadOrder>) => void) | null;
  postMessage(answer: ReadAnswer): void;
  reportError(error: unknown): void;
}

// The entry of a worker: its `self` is no window.
const scope = self as unknown as WorkerScope;

scope.onmessage = async ({ data: { file, name, limits, drawnWith } }) => {
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const opened = await readFile(bytes, name, limits, () => lookInWorker(drawnWith, scope));
    for (const answer of answersFor(opened)) scope.postMessage(answer);
  } catch (error) {
    // A reader has a fault, or there is no memory: whoever opened the file hears that it could not be read.
    scope.reportError(error);
  }
};
