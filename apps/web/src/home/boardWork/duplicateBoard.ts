import {
  boardForeign,
  COMMENTS_KEY,
  copyLibrary,
  copyShapes,
  parseBoardName,
  SHAPES_KEY,
  setBoardForeign,
} from '@drawbridge/board';
import { createBoardId, NEW_BOARD_MARK } from '@drawbridge/protocol';
import { boardTitle } from '../../boardTitle.ts';
import { atBoard, type BoardAddress } from './atBoard.ts';
import { copyName } from './copyName.ts';

/**
 * Makes a board that holds what another one holds now, written anew: the copy has neither its history nor its link, and what
 * was said about the original stays with it: whoever duplicates a board begins something new with it. Images need nothing, as
 * the server keeps each of them once, whatever board it is on.
 */
export async function duplicateBoard(board: BoardAddress) {
  const id = createBoardId();
  const { result } = await atBoard(board, async (original) => {
    const name = parseBoardName(copyName(boardTitle(original.name.current)));
    const { hash } = await atBoard({ id, hash: NEW_BOARD_MARK }, (copy) => {
      copyShapes(original.doc, original.doc.getMap(SHAPES_KEY).keys(), copy);
      copyLibrary(original.doc, copy);
      copy.name.set(name);
      setBoardForeign(copy.doc, boardForeign(original.doc));
    });
    return { name, hash, leavesComments: original.doc.getMap(COMMENTS_KEY).size > 0 };
  });
  return { id, ...result };
}
