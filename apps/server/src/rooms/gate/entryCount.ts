import type { Content } from './content.ts';
import { Refused } from './updateReader.ts';

/** LIMIT of comments on a board, replies included; as much as the page lets people write. */
export const MAX_COMMENTS = 20_000;

/** LIMIT of items in the library of a board; as many as the page puts there. */
export const MAX_LIBRARY_ITEMS = 1_000;

export interface EntryCount {
  add(key: string, content: Content): void;
}

/** Counts the entries that an update adds to `present` ones, of which there may be `most`. Good for one update. */
export function createEntryCount(present: number, most: number, words: string): EntryCount {
  const added = new Set<string>();
  return {
    add(key, { kind }) {
      if (kind === 'type') added.add(key);
      if (added.size > 0 && present + added.size > most) {
        throw new Refused(`This board has ${most} ${words}, the most that it can hold.`);
      }
    },
  };
}
