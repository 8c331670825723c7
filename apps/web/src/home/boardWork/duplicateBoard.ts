import { copyShapes, parseBoardName, SHAPES_KEY } from '@drawbridge/board';
import { createBoardId } from '@drawbridge/protocol';
import { boardTitle } from '../../boardTitle.ts';
import { atBoard } from './atBoard.ts';
import { copyName } from './copyName.ts';

/**
 * Makes a board that holds what another one holds now, written anew: the copy has neither its history nor its link. Images
 * need nothing, as the server keeps each of them once, whatever board it is on.
 */
export async function duplicateBoard({ id: from }: { readonly id: string }) {
  const id = createBoardId();
  const { result } = await atBoard(from, {}, async (original) => {
    const name = parseBoardName(copyName(boardTitle(original.name.current)));
    await atBoard(id, { isNew: true }, (copy) => {
      copyShapes(original.doc, original.doc.getMap(SHAPES_KEY).keys(), copy);
      copy.name.set(name);
    });
    return name;
  });
  return { id, name: result };
}
