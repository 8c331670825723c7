import type { TabStorage } from '../wayBack.ts';

/** The storage of a tab that is alone with itself. */
export function createTabStorage(): TabStorage {
  const texts = new Map<string, string>();
  return {
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => void texts.set(key, text),
    removeItem: (key) => void texts.delete(key),
  };
}
