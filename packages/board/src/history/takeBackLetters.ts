import type * as Y from 'yjs';
import type { IsKept } from './keptParts.ts';
import { currentLetters, forgetPlaces, type Ids, textAround } from './letters.ts';

/** Deletes what is left of the letters among `inserted`. */
export function takeBackLetters(transaction: Y.Transaction, inserted: Ids, isKept: IsKept): void {
  for (const letters of currentLetters(transaction, inserted)) {
    if (letters.deleted || isKept(letters)) continue;
    letters.delete(transaction);
    const text = textAround(letters);
    if (text) forgetPlaces(text);
  }
}
