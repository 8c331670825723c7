import type { Shape } from '@drawbridge/board';
import { createTestBoard } from '@drawbridge/board/test';
import { readElements } from '../excalidraw/readElements.ts';
import { writeElements } from '../excalidraw/writeExcalidraw.ts';
import type { Report } from '../report.ts';

/** A board with what a file's elements become. */
export function openElements(elements: readonly unknown[]) {
  const result = readElements(elements);
  if (result.kind !== 'shapes') throw new Error('Too many.');
  const board = createTestBoard();
  board.store.create(...result.shapes);
  return { ...board, report: result.report };
}

/** The elements as they are saved again from such a board, after `change`. */
export function throughBoard(
  elements: readonly unknown[],
  change: (board: ReturnType<typeof openElements>) => void = () => {},
): { readonly elements: readonly Readonly<Record<string, unknown>>[]; readonly report: Report } {
  const board = openElements(elements);
  change(board);
  return { elements: save(board.store.sorted()), report: board.report };
}

/** As a file would have them. */
export function save(shapes: readonly Shape[]): readonly Readonly<Record<string, unknown>>[] {
  return JSON.parse(JSON.stringify(writeElements(shapes)));
}
