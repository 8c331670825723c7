import { atBoard } from './atBoard.ts';

/** Renames a board for everybody. Answers whether the server knows it by now; otherwise it will. */
export async function renameBoard(boardId: string, next: string): Promise<boolean> {
  const { isStored } = await atBoard(boardId, {}, ({ name }) => name.set(next));
  return isStored;
}
