import type { NewShape, Point, Shape, SharedItem } from '@drawbridge/board';
import type { Editor } from '@drawbridge/editor';
import { loadTextFonts } from '../openFile/loadTextFonts.ts';

/** Puts an item on the board as one step of undo, in the middle of the view or where it is wanted, in page px. */
export async function putItem(
  { shapes }: SharedItem,
  { editor, at }: { readonly editor: Editor; readonly at?: Point },
): Promise<void> {
  const fresh = shapes.map(asNew);
  await loadTextFonts(fresh);
  editor.exchange.insert(fresh, at);
}

/** Without what the board decides about a shape. */
export function asNew({ author: _author, created: _created, z: _z, ...shape }: Shape): NewShape<Shape> {
  // The record of one type without what the store decides about is a new shape of that type.
  return shape as NewShape<Shape>;
}
