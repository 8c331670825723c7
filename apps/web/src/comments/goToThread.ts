import type { Point, Thread } from '@drawbridge/board';
import type { Editor } from '@drawbridge/editor';

/** From here on nearer does not help pins that are too close to each other. */
const MAX_SPREAD_ZOOM = 8;

/** How far apart pins are to be that one goes nearer to, in screen px. */
const SPREAD_PX = 320;

/** Around a thread that is looked at there is to be so much of the board, in screen px. */
const MARGIN_PX = 80;

/** Goes so near that these pins come apart; false when they never would. */
export function goToPins(editor: Editor, { point, extent }: { point: Point; extent: number }): boolean {
  const zoom = Math.min(MAX_SPREAD_ZOOM, SPREAD_PX / Math.max(extent, 1));
  if (zoom <= editor.camera.zoom * 1.01 || extent * MAX_SPREAD_ZOOM < MARGIN_PX) return false;
  center(editor, point, zoom);
  return true;
}

/** Brings the place of a thread into view, if it is not there. */
export function goToThread(editor: Editor, thread: Thread, pointOf: (thread: Thread) => Point): void {
  const point = pointOf(thread);
  const { x, y } = editor.pageToScreen(point);
  const isIn = (at: number, size: number): boolean => at >= MARGIN_PX && at <= size - MARGIN_PX;
  if (isIn(x, window.innerWidth) && isIn(y, window.innerHeight)) return;
  center(editor, point, editor.camera.zoom);
}

function center(editor: Editor, { x, y }: Point, zoom: number): void {
  editor.setCamera({ x: x - window.innerWidth / 2 / zoom, y: y - window.innerHeight / 2 / zoom, zoom });
}
