import type { Box, Shape } from '@drawbridge/board';
import type { FontScope } from '@drawbridge/shapes';
import type { ExportAnswer, ExportMessage } from './exportOrder.ts';
import { makeFile } from './makeFile.ts';

/** The part of a dedicated worker's global scope that is used here; the types of the page do not know it. */
interface WorkerScope extends FontScope {
  onmessage: ((event: MessageEvent<ExportMessage>) => void) | null;
  postMessage(answer: ExportAnswer): void;
  reportError(error: unknown): void;
}

// The entry of a worker: its `self` is no window.
const scope = self as unknown as WorkerScope;
const shapes: Shape[] = [];

scope.onmessage = async ({ data }) => {
  if (data.kind === 'shapes') {
    shapes.push(...data.shapes);
    return;
  }
  const deps = {
    scope,
    onBox: (box: Box): void => scope.postMessage({ kind: 'box', box }),
    onProgress: (share: number): void => scope.postMessage({ kind: 'progress', share }),
  };
  try {
    const blob = await makeFile[data.order.format](shapes, data.order, deps);
    scope.postMessage({ kind: 'done', blob });
  } catch (error) {
    // There is no memory, or no canvas: whoever asked hears that it failed.
    scope.reportError(error);
  }
};
