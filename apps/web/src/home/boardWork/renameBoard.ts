import { atBoard, type BoardAddress } from './atBoard.ts';
import { NotReached } from './notReached.ts';

/** Renames a board for everybody. Answers whether the server knows it by now; otherwise it will. */
export async function renameBoard(board: BoardAddress, next: string): Promise<boolean> {
  const { isStored } = await atBoard(board, ({ name, mayEdit }) => {
    if (!mayEdit) throw new NotReached('You can look at this board, and not change it.');
    name.set(next);
  });
  return isStored;
}
