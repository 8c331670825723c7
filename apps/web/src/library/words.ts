import type { AddedItems, SharedItem } from '@drawbridge/board';
import { number } from '../openFile/reportWords.ts';

/** What a screen reader calls an item, and the page where it has no picture. */
export function itemName({ name }: Pick<SharedItem, 'name'>, index: number): string {
  return name || `Item ${index + 1}`;
}

/** After items were added: what is there now, and what is not. */
export function addedToLibrary({ ids, known, tooLarge, tooMany }: AddedItems): string {
  const notes = [
    ids.length > 0 && `${items(ids.length)} added to the library.`,
    known > 0 && `${items(known)} ${known === 1 ? 'was' : 'were'} there already.`,
    tooLarge > 0 && `${items(tooLarge)} ${tooLarge === 1 ? 'is' : 'are'} too large for it.`,
    tooMany > 0 && `The library is full: ${items(tooMany)} found no room.`,
  ];
  return notes.filter((note) => typeof note === 'string').join(' ');
}

/** Whether there is more to say than that it was done. */
export function isAllAdded({ tooLarge, tooMany }: AddedItems): boolean {
  return tooLarge === 0 && tooMany === 0;
}

export function removedWords(name: string): string {
  return `“${name}” was removed for everybody.`;
}

function items(count: number): string {
  return count === 1 ? '1 item' : `${number(count)} items`;
}
