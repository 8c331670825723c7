import { SIGN_IN_START, type SignInFailure } from '@drawbridge/protocol';
import { atServer } from '../../address.ts';
import { MessagePage } from '../../parts/MessagePage.tsx';
import { rememberWay, tabStorage, type WayBack } from '../wayBack.ts';

interface DonePageProps {
  readonly failure: SignInFailure | undefined;
  /** Absent where the browser did not keep it. */
  readonly way: WayBack | undefined;
}

const TEXTS: Readonly<Record<SignInFailure, string>> = {
  refused: 'You were not signed in, because that was called off.',
  expired: 'It took too long, or was begun in another browser. Begin once more.',
  unavailable: 'The server where one signs in does not answer. Try again in a moment.',
  failed:
    'What came back from where one signs in is not what was expected. Whoever runs this server finds more in its log.',
};

/** The end of signing in where there is nothing to go on to by itself. */
export function DonePage({ failure, way }: DonePageProps) {
  if (!failure) {
    return (
      <MessagePage title="You are signed in" text="You can close this tab, and go on where you were.">
        {way ? null : <WayOn />}
      </MessagePage>
    );
  }
  const tryAgain = (): void => {
    if (way) rememberWay(tabStorage(), way);
    window.location.assign(atServer(SIGN_IN_START));
  };
  return (
    <MessagePage title="You are not signed in" text={TEXTS[failure]}>
      <button type="button" className="button primary" onClick={tryAgain}>
        Try again
      </button>
      {way && !way.isAside ? (
        <a className="button outlined" href={way.path + way.fragment}>
          Back to the board
        </a>
      ) : (
        <WayOn />
      )}
    </MessagePage>
  );
}

function WayOn() {
  return (
    <a className="button outlined" href={atServer('/boards')}>
      All boards
    </a>
  );
}
