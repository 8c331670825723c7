/** Remembers which transport worked, from one visit to the next. */
export interface TransportMemory {
  recall(): string | undefined;
  remember(transport: string): void;
}

/** A network changes: what was blocked at the office works at home. */
const MAX_AGE_MS = 24 * 60 * 60_000;

const KEY = 'drawbridge.transport';

/** For Node, and where the browser keeps nothing. */
export function createShortMemory(): TransportMemory {
  return { recall: () => undefined, remember: () => {} };
}

/**
 * Only a fallback is worth remembering: WebSocket is tried first anyway.
 *
 * @param storage such as `() => localStorage`: where cookies are blocked, even to ask for it is an error.
 */
export function createBrowserMemory(
  storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
  now: () => number,
): TransportMemory {
  return {
    recall() {
      const [transport, at] = (quietly(() => storage().getItem(KEY)) ?? '').split(' ');
      const isFresh = Math.abs(now() - Number(at)) < MAX_AGE_MS;
      return transport === 'polling' && isFresh ? transport : undefined;
    },
    remember(transport) {
      quietly(() => {
        if (transport === 'polling') storage().setItem(KEY, `polling ${now()}`);
        else storage().removeItem(KEY);
      });
    },
  };
}

/** Storage throws where it is full or forbidden; then every visit finds out anew. */
function quietly<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
