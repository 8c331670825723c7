import { type AddedItems, asNewShape, createShapeId, type Library, renewIds } from '@drawbridge/board';
import type { Editor } from '@drawbridge/editor';

/** Makes an item of what is selected; it stays as it is on the board. */
export function addSelection(editor: Pick<Editor, 'exchange'>, library: Library): AddedItems {
  // Under ids of their own: what holds on to something else on the board would do so in every copy.
  const shapes = renewIds(editor.exchange.selected().map(asNewShape));
  return library.add([{ id: createShapeId(), name: '', created: Date.now(), shapes }]);
}
