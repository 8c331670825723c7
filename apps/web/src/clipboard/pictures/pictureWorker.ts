import type { FontScope } from '@drawbridge/shapes';
import { drawPng } from './drawPng.ts';
import { drawSvg } from './drawSvg.ts';
import type { PictureOrder, PictureReply } from './pictureOrder.ts';

/** The part of a dedicated worker's global scope that is used here; the types of the page do not know it. */
interface WorkerScope extends FontScope {
  onmessage: ((event: MessageEvent<PictureOrder>) => void) | null;
  postMessage(reply: PictureReply): void;
  reportError(error: unknown): void;
}

// The entry of a worker: its `self` is no window.
const scope = self as unknown as WorkerScope;

scope.onmessage = async ({ data }) => {
  try {
    scope.postMessage(await (data.format === 'png' ? drawPng(data, scope) : drawSvg(data, scope)));
  } catch (error) {
    scope.reportError(error);
    scope.postMessage({ kind: 'failed' });
  }
};
