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

async function draw(order: PictureOrder): Promise<PictureReply> {
  if (order.format === 'png') return drawPng(order, scope);
  if (order.format === 'svg') return drawSvg(order, scope);
  // What writes documents weighs more than all the rest.
  const { drawPdf } = await import('./drawPdf.ts');
  return drawPdf(order, scope);
}

scope.onmessage = async ({ data }) => {
  try {
    scope.postMessage(await draw(data));
  } catch (error) {
    scope.reportError(error);
    scope.postMessage({ kind: 'failed' });
  }
};
