import type { FontScope } from '@drawbridge/shapes';
import { lookInWorker } from '../parts/lookInWorker.ts';
import { drawDescribed } from './drawDescribed.ts';
import type { Drawn, DrawOrder } from './drawInWorker.ts';

/** The part of a dedicated worker's global scope that is used here; the types of the page do not know it. */
interface WorkerScope extends FontScope {
  onmessage: ((event: MessageEvent<DrawOrder>) => void) | null;
  postMessage(drawn: Drawn): void;
  reportError(error: unknown): void;
}

// The entry of a worker: its `self` is no window.
const scope = self as unknown as WorkerScope;

scope.onmessage = async ({ data: { described, drawnWith } }) => {
  try {
    const { measure } = await lookInWorker(drawnWith, scope);
    scope.postMessage(drawDescribed(described, drawnWith.style, measure));
  } catch (error) {
    scope.reportError(error);
  }
};
