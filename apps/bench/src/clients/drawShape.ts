import * as Y from 'yjs';

/** Puts a freehand stroke into a doc of a board, in place of the one of that id if there is one. */
export function drawShape(
  doc: Y.Doc,
  { id, x, points }: { readonly id: string; readonly x: number; readonly points: Uint8Array },
): void {
  const fields: readonly (readonly [string, unknown])[] = [
    ['g', [x, 0, 10, 10, 0]],
    ['p', points],
  ];
  doc.getMap('shapes').set(id, new Y.Map<unknown>(fields));
}
