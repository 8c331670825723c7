import type { Clock } from '../clock.ts';

/** Work that waits longer than this is worth a question: Firefox asks the person, and not for every stroke. */
const ASK_AFTER_MS = 10_000;

/** `navigator.storage`, which a page on plain http does not have. */
export type PersistentStorage = Pick<StorageManager, 'persist' | 'persisted'>;

export interface Persistence {
  /** There is work that only this browser has. */
  consider(): void;
  stop(): void;
}

export interface PersistenceDeps {
  readonly clock: Clock;
  readonly storage: PersistentStorage | undefined;
  /** Whether there is such work still. */
  readonly isWanted: () => boolean;
}

/**
 * Asks the browser once not to throw this site's data away when space gets short; Safari does it to every site that was
 * not visited for seven days. A refusal changes nothing: everything works, and is likely to stay.
 */
export function createPersistence({ clock, storage, isWanted }: PersistenceDeps): Persistence {
  let isAsked = false;
  let cancel: (() => void) | undefined;

  const ask = async (asked: PersistentStorage): Promise<void> => {
    isAsked = true;
    if (!(await asked.persisted())) await asked.persist();
  };

  const look = (): void => {
    cancel = undefined;
    if (storage && !isAsked && isWanted()) ask(storage).catch(() => {}); // best effort, see above
  };

  return {
    consider() {
      if (!isAsked) cancel ??= clock.after(ASK_AFTER_MS, look);
    },
    stop: () => cancel?.(),
  };
}
