import type { Editor } from '@drawbridge/editor';
import { mayDo, type Role } from '@drawbridge/protocol';
import type { Provider } from '@drawbridge/sync';
import type { BoardAccess } from './boardAccess.ts';

export interface FollowRoleDeps {
  readonly provider: Pick<Provider, 'role' | 'onChange'>;
  readonly editor: Pick<Editor, 'setMayEdit' | 'setMayComment'>;
  readonly access: Pick<BoardAccess, 'keyring'>;
}

/** Lets the editor edit when this person may: until the server says, what they could do here the last time holds. */
export function followRole({ provider, editor, access: { keyring } }: FollowRoleDeps): () => void {
  let followed: Role | undefined;
  const follow = (): void => {
    const { role } = provider;
    if (role === undefined || role === followed) return;
    followed = role;
    const mayEdit = mayDo(role, 'edit');
    editor.setMayEdit(mayEdit);
    editor.setMayComment(mayDo(role, 'comment'));
    keyring.setLastMayEdit(mayEdit);
  };
  editor.setMayEdit(keyring.lastMayEdit);
  return provider.onChange(follow);
}

export interface ClaimDeps {
  readonly provider: Pick<Provider, 'role' | 'peers' | 'renewCredentials'>;
  readonly access: Pick<BoardAccess, 'claim'>;
  readonly isEmpty: boolean;
}

/** Whoever opens a new board is its owner: nobody else is on it, and nothing. Others may be faster; then they are. */
export async function claimNewBoard({ provider, access, isEmpty }: ClaimDeps): Promise<void> {
  if (!isEmpty || provider.peers.size > 0 || provider.role !== 'edit') return;
  // Without an answer the board stays without an owner, as it was.
  const isClaimed = await access.claim().catch(() => false);
  if (isClaimed) provider.renewCredentials();
}
