import { createListeners } from '@drawbridge/board';
import {
  parseAccessAnswer,
  parseSignInState,
  RETURN_MARK,
  SIGN_IN_API,
  type SignInState,
} from '@drawbridge/protocol';
import { atServer } from '../address.ts';
import type { Source } from '../connection/connectionView.ts';
import { rememberWay, type TabStorage, takeWay } from './wayBack.ts';

/** Who this browser's person is, and how that becomes known. */
export interface SignIn extends Source<SignInState> {
  /** The same as soon as the server has said it. Rejects when it cannot be asked. */
  ready(): Promise<SignInState>;
  /** Why the token that one came with was not taken. */
  readonly trouble: string | undefined;
  /** Goes to where one signs in; the board is left. */
  leave(): void;
  /** The same in another tab: this one stays as it is, and goes on when it is done there. */
  leaveAside(): void;
  /** Rejects when the server cannot be asked. */
  signOut(): Promise<void>;
  /** It was done in another tab. */
  onSignedIn(listener: () => void): () => void;
}

export interface SignInDeps {
  readonly location: Pick<Location, 'origin' | 'pathname' | 'hash' | 'assign'>;
  readonly storage: TabStorage | undefined;
  /** Of the application; it was in the address. */
  readonly token: string | undefined;
  /** Between the tabs of this browser. */
  readonly channel: Pick<BroadcastChannel, 'postMessage' | 'addEventListener'> | undefined;
  readonly openTab: (address: string) => void;
  readonly fetch?: typeof fetch;
}

/** A server that does not answer by then is asked again later. */
const DEADLINE_MS = 10_000;

const NOBODY_KNOWN: SignInState = { mode: 'none', guests: true };

export function createSignIn(deps: SignInDeps): SignIn {
  const { location, storage, channel, openTab, fetch: send = (...args) => fetch(...args) } = deps;
  const changed = createListeners<[]>();
  const signedIn = createListeners<[]>();
  let { token } = deps;
  let current = NOBODY_KNOWN;
  let trouble: string | undefined;
  let asked: Promise<SignInState> | undefined;

  const ask = async (method: string, body?: object): Promise<Response> =>
    send(atServer(SIGN_IN_API), {
      method,
      ...(body && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(DEADLINE_MS),
      cache: 'no-store',
    });

  const bring = async (brought: string): Promise<void> => {
    const response = await ask('POST', { token: brought });
    const refusal = response.ok ? undefined : parseAccessAnswer.refusal(await response.json());
    if (!response.ok && (!refusal || isPassing(response.status))) throw new Error('It cannot be known now.');
    token = undefined;
    trouble = refusal?.message;
    if (!refusal) channel?.postMessage('signed in');
  };

  const find = async (): Promise<SignInState> => {
    if (token !== undefined) await bring(token);
    const response = await ask('GET');
    const state = parseSignInState(await response.json());
    if (!response.ok || !state) throw new Error(`The server answered ${response.status}.`);
    current = state;
    changed.notify();
    return state;
  };

  const ready = (): Promise<SignInState> => {
    asked ??= find().catch((error: unknown) => {
      asked = undefined;
      throw error;
    });
    return asked;
  };

  const addressFor = (isAside: boolean): string => {
    const { origin, pathname: path, hash: fragment } = location;
    rememberWay(storage, { path, fragment, isAside });
    return (current.address ?? atServer('/')).replaceAll(RETURN_MARK, encodeURIComponent(origin + path));
  };

  channel?.addEventListener('message', () => {
    asked = undefined;
    trouble = undefined;
    ready().then(signedIn.notify, () => {});
  });

  return {
    get current() {
      return current;
    },
    get trouble() {
      return trouble;
    },
    ready,
    leave: () => location.assign(addressFor(false)),
    leaveAside() {
      openTab(addressFor(true));
      // The copy of it in the other tab is what counts.
      takeWay(storage);
    },
    async signOut() {
      const response = await ask('DELETE');
      if (!response.ok) throw new Error(`The server answered ${response.status}.`);
    },
    onChange: changed.add,
    onSignedIn: signedIn.add,
  };
}

/** What will probably work in a moment: too much at once, or a server that does not answer. */
function isPassing(status: number): boolean {
  return status === 429 || status === 503;
}
