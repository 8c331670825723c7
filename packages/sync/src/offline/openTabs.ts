import { createListeners } from '../listeners.ts';

/**
 * Which tabs of this browser are alive. Each holds a lock of its own name as long as it lives; whoever else asks for that lock
 * gets it when the tab is gone, however it went, and keeps it: so one tab inherits, and when that one goes, the next.
 *
 *     opened    takes its lock, then says its name
 *     heard of  waits for the lock of that tab, and says its own name to a tab that it did not know
 *     gone      the browser gives its lock to the first that waits
 */
export interface OpenTabs {
  /** Whether this tab inherits from that one, which is gone. */
  isHeirOf(tab: string): boolean;
  /** Waits for the end of these tabs; of those that are gone already, it comes soon. */
  watch(tabs: Iterable<string>): void;
  /** A tab is gone, and this one inherits from it. */
  onHeir(listener: () => void): () => void;
  /** This tab is gone for the others. Idempotent. */
  close(): void;
}

/** What a browser has for it: Web Locks, on https and localhost only, and a channel between tabs. */
export interface TabPorts {
  readonly locks: Pick<LockManager, 'request'>;
  /** `hear` is told what other tabs say; what that is, they alone know. */
  openChannel(name: string, hear: (message: unknown) => void): TabChannel;
}

export type TabChannel = Pick<BroadcastChannel, 'postMessage' | 'close'>;

export interface OpenTabsOptions {
  readonly ports: TabPorts;
  /** Tabs with different ones know nothing of each other. */
  readonly scope: string;
  /** This tab's name: no other has or had it. */
  readonly tab: string;
}

/** `undefined` where a tab cannot know of others: on plain http, and in old browsers. */
export function browserTabPorts(): TabPorts | undefined {
  const locks = globalThis.navigator?.locks;
  if (!locks || typeof BroadcastChannel === 'undefined') return undefined;
  return {
    locks,
    openChannel(name, hear) {
      const channel = new BroadcastChannel(name);
      channel.onmessage = ({ data }) => hear(data);
      return channel;
    },
  };
}

export function joinOpenTabs({ ports, scope, tab }: OpenTabsOptions): OpenTabs {
  const heir = createListeners<void>();
  const watched = new Set([tab]);
  const inherited = new Set<string>();
  const closing = new AbortController();
  const { signal } = closing;
  const untilClosed = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
  let isHeld = false;

  const hold = (name: string, onHeld: () => void): void => {
    const held = ports.locks.request(`${scope}/${name}`, { signal }, () => {
      onHeld();
      return untilClosed;
    });
    // The wait was given up, or this page may have no locks: then it inherits nothing.
    held.catch(() => {});
  };

  const watch = (name: string): void => {
    watched.add(name);
    hold(name, () => {
      inherited.add(name);
      heir.emit();
    });
  };

  /** Not before the lock is held: who hears it asks for that lock next. */
  const sayName = (): void => {
    if (isHeld) channel?.postMessage(tab);
  };

  const hear = (name: unknown): void => {
    if (typeof name !== 'string' || watched.has(name)) return;
    watch(name);
    sayName();
  };

  const channel = tryOpen(() => ports.openChannel(scope, hear));
  hold(tab, () => {
    isHeld = true;
    sayName();
  });

  return {
    isHeirOf: (name) => inherited.has(name),
    watch(names) {
      for (const name of names) if (!watched.has(name)) watch(name);
    },
    onHeir: heir.add,
    close() {
      closing.abort();
      channel?.close();
    },
  };
}

/** A page that may not store anything may be refused a channel: it hears of nobody, and the board opens all the same. */
function tryOpen(open: () => TabChannel): TabChannel | undefined {
  try {
    return open();
  } catch {
    return undefined;
  }
}
