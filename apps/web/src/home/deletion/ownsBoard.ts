import { createKeyring } from '../../access/keyring.ts';
import type { KnownBoard } from '../../knownBoards/knownBoard.ts';
import { browserStorage } from '../../storedValue.ts';

/** Whether this browser has the owner's key to a board, as far as it knows. */
export function ownsBoard({ id: boardId }: Pick<KnownBoard, 'id'>): boolean {
  const keyring = createKeyring({
    boardId,
    storage: browserStorage(),
    fragment: '',
    dropFragment: () => {},
  });
  return keyring.owned !== undefined;
}
