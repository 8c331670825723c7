import { LogIn, LogOut } from 'lucide-react';
import { useState } from 'react';
import { useSource } from '../parts/useSource.ts';
import type { SignIn } from './signIn.ts';
import './signedInAs.css';

interface SignedInAsProps {
  readonly signIn: SignIn;
  /** As the room knows this person; absent for guests. */
  readonly name: string | undefined;
}

/** Who one is for the server, and the way in or out. Nothing where nobody signs in. */
export function SignedInAs({ signIn, name }: SignedInAsProps) {
  const { mode, address } = useSource(signIn);
  const [trouble, setTrouble] = useState('');
  if (mode === 'none' || (name === undefined && address === undefined)) return null;

  const signOut = async (): Promise<void> => {
    try {
      await signIn.signOut();
      window.location.reload();
    } catch {
      setTrouble('The server does not answer. Try again.');
    }
  };

  return (
    <div className="signed-in-as">
      <p>{trouble || (name === undefined ? 'You are here as a guest.' : `Signed in as ${name}.`)}</p>
      {name === undefined ? (
        <button type="button" className="button outlined" onClick={signIn.leave}>
          <LogIn aria-hidden="true" />
          Sign in
        </button>
      ) : // What a proxy says, only the proxy can take back.
      mode === 'proxy' ? null : (
        <button type="button" className="button outlined" onClick={() => void signOut()}>
          <LogOut aria-hidden="true" />
          Sign out
        </button>
      )}
    </div>
  );
}
