import { readFile } from '@drawbridge/formats';
import type { ReadAnswer, ReadOrder } from './readyFile.ts';
import { answersFor } from './readyFileFrom.ts';

/** The part of a dedicated worker's global scope that is used here; the types of the page do not know it. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<ReadOrder>) => void) | null;
  postMessage(answer: ReadAnswer): void;
  reportError(error: unknown): void;
}

// The entry of a worker: its `self` is no window.
const scope = self as unknown as WorkerScope;

scope.onmessage = async ({ data: { file, name, limits } }) => {
  try {
    const opened = await readFile(new Uint8Array(await file.arrayBuffer()), name, limits);
    for (const answer of answersFor(opened)) scope.postMessage(answer);
  } catch (error) {
    // A reader has a fault, or there is no memory: whoever opened the file hears that it could not be read.
    scope.reportError(error);
  }
};
