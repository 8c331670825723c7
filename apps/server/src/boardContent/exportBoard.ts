import type { Shape } from '@drawbridge/board';
import { writeClipboard, writeExcalidrawFile } from '@drawbridge/formats';
import type { TextFormat } from './formats.ts';

/**
 * A board as a file. `json` loses nothing and can be pasted onto a board; the files of images are not within it. Undefined
 * where there is no such frame.
 */
export function exportBoard(
  board: readonly Shape[],
  format: TextFormat,
  { frame, document }: { readonly frame: string | undefined; readonly document: string },
): string | undefined {
  const shapes = frame === undefined ? board : inFrame(board, frame);
  if (!shapes) return undefined;
  return format === 'json'
    ? writeClipboard(shapes)
    : JSON.stringify(writeExcalidrawFile(shapes, { document }));
}

/** A frame and what lies in it. */
function inFrame(shapes: readonly Shape[], frame: string): readonly Shape[] | undefined {
  const isThere = shapes.some(({ id, type }) => id === frame && type === 'frame');
  return isThere ? shapes.filter((shape) => shape.id === frame || shape.frame === frame) : undefined;
}
