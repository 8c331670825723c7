import { SIGN_IN_CHANNEL } from './channel.ts';
import { createSignIn, type SignIn } from './signIn.ts';
import { tabStorage } from './wayBack.ts';

export interface OpenSignInOptions {
  /** Of the application; it was in the address. */
  readonly token?: string | undefined;
  /** Goes on when one signs in in another tab. */
  readonly isWatching: boolean;
}

/** Signing in, in this browser. */
export function openSignIn({ token, isWatching }: OpenSignInOptions): SignIn {
  const signIn = createSignIn({
    location: window.location,
    storage: tabStorage(),
    token,
    channel: isWatching ? new BroadcastChannel(SIGN_IN_CHANNEL) : undefined,
    openTab: (address) => void window.open(address, '_blank'),
  });
  // On its way while the connection is made. Without an answer it is asked again when it is needed.
  signIn.ready().catch(() => {});
  return signIn;
}
