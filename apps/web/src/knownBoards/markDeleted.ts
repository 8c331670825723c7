import type { KnownBoards } from './knownBoards.ts';

/** Writes down that a board was deleted for everybody. What it looked like goes; a board that is not known stays so. */
export async function markDeleted(
  boards: Pick<KnownBoards, 'change' | 'setPicture'>,
  id: string,
): Promise<void> {
  await boards.change(id, (before) => before && { ...before, isDeleted: true });
  await boards.setPicture(id, undefined);
}
