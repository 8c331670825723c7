import type { Shape } from '@drawbridge/board';
import { writeClipboard, writeElements } from '@drawbridge/formats';
import type { ExportFormat } from './formats.ts';

/** A board as a file. `json` loses nothing and can be pasted onto a board; the files of images are not within it. */
export function exportBoard(shapes: readonly Shape[], format: ExportFormat): string {
  if (format === 'json') return writeClipboard(shapes);
  const elements = writeElements(shapes);
  return JSON.stringify({
    type: 'excalidraw',
    version: 2,
    source: 'drawbridge',
    elements,
    appState: {},
    files: {},
  });
}
