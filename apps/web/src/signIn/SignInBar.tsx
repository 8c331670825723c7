import { LogIn } from 'lucide-react';
import { useState } from 'react';
import type { SignInNeed } from '../access/boardAccess.ts';
import { Bar } from '../parts/Bar.tsx';
import { BarButton } from '../parts/BarButton.tsx';
import type { SignIn } from './signIn.ts';

export interface SignInBarProps {
  readonly need: SignInNeed;
  readonly signIn: SignIn;
}

const TEXTS: Readonly<Record<SignInNeed, string>> = {
  goOn: 'This board is open to people who have signed in. What you draw is kept here, and sent as soon as you have.',
  again: 'Your sign-in has ended. You go on as a guest.',
};

/** The board is open and stays so; signing in happens in another tab. */
export function SignInBar({ need, signIn }: SignInBarProps) {
  const [isPutAway, setPutAway] = useState(false);
  if (need === 'again' && isPutAway) return null;
  const hasWay = signIn.current.address !== undefined;
  return (
    <Bar
      tone={need === 'goOn' ? 'warn' : 'calm'}
      icon={LogIn}
      title={need === 'goOn' ? 'Sign in again' : 'You are not signed in any more'}
      text={
        hasWay ? TEXTS[need] : `${TEXTS[need]} Open this board anew from the application that it belongs to.`
      }
    >
      {hasWay ? (
        <BarButton isPrimary staysOpen onPress={signIn.leaveAside}>
          Sign in
        </BarButton>
      ) : null}
      {need === 'again' ? <BarButton onPress={() => setPutAway(true)}>Stay a guest</BarButton> : null}
    </Bar>
  );
}
