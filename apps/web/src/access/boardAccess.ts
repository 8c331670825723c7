import { createListeners } from '@drawbridge/board';
import type { Credentials } from '@drawbridge/sync';
import type { SignIn } from '../signIn/signIn.ts';
import type { AccessRefusal, AskAccess } from './accessRequests.ts';
import type { Keyring } from './keyring.ts';
import { createSharing, type SharingRequests } from './sharing.ts';

/** What this page may do on its board, and how it shows that. */
export interface BoardAccess {
  /** What to bring with the next attempt to join. Rejects when the server cannot be asked. */
  credentials(): Promise<Credentials>;
  /** The last token. */
  readonly token: string | undefined;
  /** The link that one came by. */
  readonly linkId: string | undefined;
  /** Why the board does not open, if it does not. */
  readonly denial: AccessRefusal | undefined;
  readonly signIn: SignIn;
  /**
   * The board was open, and one has to sign in (again): `goOn` when nothing is sent any more until then, `again` when one
   * goes on as a guest.
   */
  readonly signInNeed: SignInNeed | undefined;
  /** The board is open and empty, and nobody else is here: makes this browser's person its owner. */
  claim(): Promise<boolean>;
  /** Makes a board where that takes the server's key. Answers why not, if not. */
  claimWith(createKey: string): Promise<AccessRefusal | undefined>;
  readonly keyring: Keyring;
  /** Another tab has a key of the owner's that this page did not come by. */
  readonly isBehind: boolean;
  /** For owners. */
  readonly sharing: SharingRequests;
  /** The token or the denial is another one. */
  onChange(listener: () => void): () => void;
}

export type SignInNeed = 'goOn' | 'again';

/** What will probably work in a moment. */
const PASSING: ReadonlySet<string> = new Set(['rate', 'storage']);

export interface BoardAccessDeps {
  readonly keyring: Keyring;
  readonly ask: AskAccess;
  readonly signIn: SignIn;
}

export function createBoardAccess({ keyring, ask, signIn }: BoardAccessDeps): BoardAccess {
  const changed = createListeners<[]>();
  let token: string | undefined;
  let linkId: string | undefined;
  let shownKey: string | undefined;
  let denial: AccessRefusal | undefined;
  let signInNeed: SignInNeed | undefined;
  let wasAdmitted = false;
  let wasSignedIn = false;
  /** While one's own key is being replaced, the old one must not be shown. */
  let replacing: Promise<unknown> = Promise.resolve();

  const become = (next: { readonly token?: string; readonly denial?: AccessRefusal }): void => {
    token = next.token;
    denial = next.denial;
    changed.notify();
  };

  /** Two tabs that come by a link for one person at the same moment are the same person. */
  const hasOtherTicket = async (key: string | undefined, shown: string | undefined): Promise<boolean> => {
    const isThere = (): boolean => key !== undefined && keyring.ticketOf(key) !== shown;
    await keyring.awaitTabs(isThere);
    return isThere();
  };

  const exchange = async (key?: string): Promise<Credentials | AccessRefusal> => {
    const ticket = key === undefined ? undefined : keyring.ticketOf(key);
    const body = { ...(key !== undefined && { key }), ...(ticket !== undefined && { ticket }) };
    const reply = await ask('token', { method: 'POST', path: 'token', body });
    if (!reply.ok) {
      if (PASSING.has(reply.error)) throw new Error(reply.message);
      const isAgain = reply.error === 'used_up' && (await hasOtherTicket(key, ticket));
      return isAgain ? exchange(key) : reply;
    }
    shownKey = key;
    const { role, link, ticket: fresh, user } = reply.value;
    linkId = link;
    if (key !== undefined && fresh !== undefined) keyring.keepTicket(key, fresh);
    // Without a link, it is not the key that makes one an owner.
    if (key !== undefined && link !== undefined && role === 'own') keyring.own(key);
    wasAdmitted = true;
    wasSignedIn ||= user !== undefined;
    signInNeed = wasSignedIn && !user ? 'again' : undefined;
    become({ token: reply.value.token });
    return { kind: 'token', token: reply.value.token };
  };

  const claimWith = async (createKey: string | undefined): Promise<AccessRefusal | undefined> => {
    const body = createKey === undefined ? {} : { createKey };
    const reply = await ask('claim', { method: 'POST', path: 'claim', body });
    if (!reply.ok) return reply;
    keyring.own(reply.value.key);
    return undefined;
  };

  /** What is on the board already stays there, and what was drawn is kept, until one has signed in. */
  const denied = (refusal: AccessRefusal): Credentials => {
    if (refusal.error === 'sign_in' && wasAdmitted) {
      signInNeed = 'goOn';
      changed.notify();
      throw new Error(refusal.message);
    }
    become({ denial: refusal });
    const { error, message } = refusal;
    return { kind: 'denied', message, ...(error === 'deleted' && { isDeleted: true }) };
  };

  const asOwner = async (): Promise<Credentials | undefined> => {
    const { owned, given } = keyring;
    if (owned === undefined || owned === given) return undefined;
    const outcome = await exchange(owned);
    if ('kind' in outcome) return outcome;
    if (outcome.error === 'sign_in' || outcome.error === 'deleted') return denied(outcome);
    // Whoever lost the board comes like everybody else, unless another tab has the next key.
    await keyring.awaitTabs(() => keyring.owned !== owned);
    keyring.disown(owned);
    return asOwner();
  };

  return {
    async credentials() {
      await replacing;
      const { mode } = await signIn.ready();
      const refusal = keyring.isNew && keyring.owned === undefined ? await claimWith(undefined) : undefined;
      if (refusal && refusal.error !== 'claimed') return denied(refusal);
      const ofOwner = await asOwner();
      if (ofOwner) return ofOwner;
      const { given } = keyring;
      if (given === undefined && mode === 'none') {
        // Somebody else was faster; what they let everybody do is still possible.
        become(refusal ? { denial: refusal } : {});
        return { kind: 'none' };
      }
      const outcome = await exchange(given);
      return 'kind' in outcome ? outcome : denied(outcome);
    },
    get token() {
      return token;
    },
    signIn,
    get signInNeed() {
      return signInNeed;
    },
    get linkId() {
      return linkId;
    },
    get denial() {
      return denial;
    },
    async claim() {
      if (keyring.owned !== undefined || keyring.given !== undefined) return false;
      return (await claimWith(undefined)) === undefined;
    },
    claimWith,
    keyring,
    get isBehind() {
      return keyring.owned !== undefined && keyring.owned !== shownKey;
    },
    sharing: createSharing({
      ask,
      keyring,
      token: () => token,
      async onReplaced(replacement, replacedId) {
        if (replacedId !== linkId) return;
        const takeOver = async (): Promise<void> => {
          const reply = await replacement;
          if (!reply.ok) return;
          keyring.own(reply.value.key);
          // The token of before ended with its link, and the list of links is read next.
          await exchange(reply.value.key);
        };
        replacing = takeOver().catch(() => {});
        await replacing;
      },
    }),
    onChange: changed.add,
  };
}
