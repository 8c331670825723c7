import type { Sharing } from '@drawbridge/protocol';
import { type AccessReply, createAskAccess } from '../../access/accessRequests.ts';
import { createBoardAccess } from '../../access/boardAccess.ts';
import { createKeyring } from '../../access/keyring.ts';
import type { SharingRequests } from '../../access/sharing.ts';
import { serverUrl } from '../../address.ts';
import type { KnownBoard } from '../../knownBoards/knownBoard.ts';
import { openSignIn } from '../../signIn/openSignIn.ts';
import { browserStorage } from '../../storedValue.ts';
import { NotReached } from '../boardWork/notReached.ts';

const NO_ANSWER = 'The server does not answer. Try again.';

/** How a board is shared. Throws `NotReached` when that cannot be known. */
export function readSharing(board: KnownBoard): Promise<Sharing> {
  return asOwner(board, (sharing) => sharing.read());
}

/** Deletes a board for everybody. One that is deleted already is as it should be. Throws `NotReached` when it is not done. */
export async function deleteBoard(board: KnownBoard): Promise<void> {
  try {
    await asOwner(board, (sharing) => sharing.deleteBoard());
  } catch (error) {
    if (!(error instanceof NotReached) || !error.isDeleted) throw error;
  }
}

/** Asks as who this browser's person is on a board. */
async function asOwner<T>(
  { id: boardId, hash: fragment }: KnownBoard,
  ask: (sharing: SharingRequests) => Promise<AccessReply<T>>,
): Promise<T> {
  const reply = await enterAndAsk().catch(() => {
    throw new NotReached(NO_ANSWER);
  });
  if (reply.ok) return reply.value;
  throw new NotReached(reply.message, { isDeleted: reply.error === 'deleted' });

  async function enterAndAsk(): Promise<AccessReply<T>> {
    const keyring = createKeyring({ boardId, storage: browserStorage(), fragment, dropFragment: () => {} });
    const asking = createAskAccess({ url: serverUrl(), boardId });
    const access = createBoardAccess({ keyring, ask: asking, signIn: openSignIn({ isWatching: false }) });
    await access.credentials();
    return access.denial ? { ok: false, ...access.denial } : ask(access.sharing);
  }
}
