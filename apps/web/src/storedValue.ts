import { ownName } from './address.ts';

/** What we need of localStorage; tests hand in a plain object. */
export interface TextStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** The browser's storage. Merely touching it throws in some private modes, so it is asked for on every use. */
export function browserStorage(): TextStorage | undefined {
  try {
    const { localStorage } = window;
    return {
      getItem: (key) => localStorage.getItem(ownName(key)),
      setItem: (key, value) => localStorage.setItem(ownName(key), value),
    };
  } catch {
    return undefined;
  }
}

/** Another tab of this browser kept something. Returns the undo. */
export function onKeptElsewhere(listener: () => void): () => void {
  const heard = (): void => listener();
  window.addEventListener('storage', heard);
  return () => window.removeEventListener('storage', heard);
}

/** The text kept under `key`; undefined when there is none or storage is closed to us. */
export function readStored(storage: TextStorage | undefined, key: string): string | undefined {
  try {
    return storage?.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Remembers `value` if the browser allows it; a preference that cannot be kept is no reason to complain. */
export function writeStored(storage: TextStorage | undefined, key: string, value: string): void {
  try {
    storage?.setItem(key, value);
  } catch {
    // Full or forbidden: the choice then lasts as long as the tab.
  }
}
