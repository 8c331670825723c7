import type { Shape } from '@drawbridge/board';
import { writeClipboard } from '@drawbridge/formats';

/**
 * The shapes of a board, or of one frame, as JSON that loses nothing and can be pasted onto a board; the files of images are not
 * within it. Undefined where there is no such frame.
 */
export function exportShapes(board: readonly Shape[], frame: string | undefined): string | undefined {
  const shapes = frame === undefined ? board : inFrame(board, frame);
  return shapes && writeClipboard(shapes);
}

/** A frame and what lies in it. */
function inFrame(shapes: readonly Shape[], frame: string): readonly Shape[] | undefined {
  const isThere = shapes.some(({ id, type }) => id === frame && type === 'frame');
  return isThere ? shapes.filter((shape) => shape.id === frame || shape.frame === frame) : undefined;
}
