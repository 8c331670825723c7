import { isKey, NEW_BOARD_MARK } from '@drawbridge/protocol';
import { readStored, type TextStorage, writeStored } from '../storedValue.ts';

/**
 * The keys to one board: the one in the address, which whoever sent the link put there, and the owner's, which is kept in
 * this browser and never in an address. A ticket goes with a key and shows that this browser has come by it before.
 */
export interface Keyring {
  /** The owner's. */
  readonly owned: string | undefined;
  /** The one in the address. */
  readonly given: string | undefined;
  /** This page was opened to make the board. */
  readonly isNew: boolean;
  ticketOf(key: string): string | undefined;
  keepTicket(key: string, ticket: string): void;
  /** This browser's person owns the board. */
  own(key: string): void;
  /** This key opens the board no more. Another tab may have the next one already. */
  disown(key: string): void;
  /** Resolves when another tab has kept what makes it so, or when none seems to be about to. */
  awaitTabs(isSo: () => boolean): Promise<void>;
  /** Keys of links that were made in this browser, to be copied again. */
  keyOfLink(linkId: string): string | undefined;
  keepLink(linkId: string, key: string): void;
  /** What one could do on the board when it was last open, to begin with. */
  readonly lastMayEdit: boolean;
  setLastMayEdit(mayEdit: boolean): void;
}

interface Kept {
  readonly own?: string;
  readonly tickets?: Readonly<Record<string, string>>;
  readonly links?: Readonly<Record<string, string>>;
  readonly looksOnly?: true;
}

const KEY_MARK = '#k=';

/** A key that another tab is about to keep is on its way to it, in an answer that is as old as ours. */
const OTHER_TABS_MS = 2_000;

export interface KeyringDeps {
  readonly boardId: string;
  readonly storage: TextStorage | undefined;
  /** The fragment of the address, with its `#`. */
  readonly fragment: string;
  /** Takes the fragment out of the address. */
  readonly dropFragment: () => void;
  /** Says when other tabs keep something. Without, nobody waits for them. */
  readonly onKeptElsewhere?: (listener: () => void) => () => void;
}

export function createKeyring(deps: KeyringDeps): Keyring {
  const { boardId, storage, fragment, dropFragment, onKeptElsewhere } = deps;
  const place = `drawbridge:access:${boardId}`;
  const inAddress = fragment.startsWith(KEY_MARK) ? fragment.slice(KEY_MARK.length) : undefined;
  const given = isKey(inAddress) ? inAddress : undefined;
  let isNew = fragment === NEW_BOARD_MARK;
  let stored = readStored(storage, place);
  let inTab = parseKept(stored);

  /** Other tabs of the board keep keys in the same place. What the browser did not let this one write lasts in the tab. */
  const kept = (): Kept => {
    const now = readStored(storage, place);
    if (now !== undefined && now !== stored) inTab = parseKept(now);
    stored = now;
    return inTab;
  };

  const keep = (change: Partial<Record<keyof Kept, unknown>>): void => {
    // A key that is `undefined` is left out of the text.
    const text = JSON.stringify({ ...kept(), ...change });
    inTab = parseKept(text);
    if (text !== '{}' || stored !== undefined) writeStored(storage, place, text);
    stored = readStored(storage, place);
  };

  return {
    get owned() {
      return kept().own;
    },
    given,
    get isNew() {
      return isNew;
    },
    ticketOf: (key) => kept().tickets?.[key],
    keepTicket(key, ticket) {
      if (kept().tickets?.[key] !== ticket) keep({ tickets: { [key]: ticket } });
    },
    own(key) {
      if (kept().own !== key) keep({ own: key });
      // Whoever gets this address is not to own the board.
      if (isNew || given === key) dropFragment();
      isNew = false;
    },
    disown(key) {
      if (kept().own === key) keep({ own: undefined });
    },
    async awaitTabs(isSo) {
      if (!onKeptElsewhere) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      const look = (): void => {
        if (isSo()) resolve();
      };
      const stop = onKeptElsewhere(look);
      const deadline = setTimeout(resolve, OTHER_TABS_MS);
      look();
      await promise;
      clearTimeout(deadline);
      stop();
    },
    keyOfLink: (linkId) => kept().links?.[linkId],
    keepLink: (linkId, key) => keep({ links: { ...kept().links, [linkId]: key } }),
    get lastMayEdit() {
      return kept().looksOnly !== true;
    },
    setLastMayEdit(mayEdit) {
      if (mayEdit === (kept().looksOnly === true)) keep({ looksOnly: mayEdit ? undefined : true });
    },
  };
}

/** The address by which a link's key travels. */
export function linkAddress(boardAddress: string, key: string): string {
  return `${boardAddress}${KEY_MARK}${key}`;
}

function parseKept(text: string | undefined): Kept {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    if (typeof value !== 'object' || value === null) return {};
    const { own, tickets, links, looksOnly } = value as Record<string, unknown>;
    return {
      ...(isKey(own) && { own }),
      tickets: textsIn(tickets),
      links: textsIn(links),
      ...(looksOnly === true && { looksOnly }),
    };
  } catch {
    return {};
  }
}

function textsIn(value: unknown): Record<string, string> {
  const entries = Object.entries(value ?? {}).filter((entry): entry is [string, string] => {
    return typeof entry[1] === 'string';
  });
  return Object.fromEntries(entries);
}
