import type { SignInMode } from '@drawbridge/protocol';
import type { SignIn } from '../signIn.ts';

/** A server where people sign in that way, and where nobody has. */
export function createTestSignIn(mode: SignInMode): SignIn {
  const current = { mode, guests: true };
  return {
    current,
    ready: async () => current,
    trouble: undefined,
    leave() {},
    leaveAside() {},
    signOut: async () => {},
    onChange: () => () => {},
    onSignedIn: () => () => {},
  };
}
