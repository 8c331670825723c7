import { asNewShape, type Point, type SharedItem } from '@drawbridge/board';
import type { Editor } from '@drawbridge/editor';
import { loadTextFonts } from '../openFile/loadTextFonts.ts';

/** Puts an item on the board as one step of undo, in the middle of the view or where it is wanted, in page px. */
export async function putItem(
  { shapes }: SharedItem,
  { editor, at }: { readonly editor: Editor; readonly at?: Point },
): Promise<void> {
  const fresh = shapes.map(asNewShape);
  await loadTextFonts(fresh);
  editor.exchange.insert(fresh, at);
}
