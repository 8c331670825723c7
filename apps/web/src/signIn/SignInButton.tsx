import { LogIn } from 'lucide-react';
import type { SignIn } from './signIn.ts';

/** Leads to where one signs in, and from there back to this board; a word where nobody knows the way. */
export function SignInButton({ signIn }: { readonly signIn: Pick<SignIn, 'current' | 'leave'> }) {
  if (signIn.current.address === undefined)
    return <p className="sign-in-note">Open it from the application that it belongs to.</p>;
  return (
    <button type="button" className="button primary" onClick={signIn.leave}>
      <LogIn aria-hidden="true" />
      Sign in
    </button>
  );
}
