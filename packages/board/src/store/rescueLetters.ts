import * as Y from 'yjs';
import { type Ids, textWithin } from '../history/letters.ts';
import { TEXT_KEY } from '../shapes/textField.ts';

/*
 * A shape has no text until somebody types a label. Two who begin at the same moment each make one, and everybody keeps only
 * one of them: the letters in the other would be lost. So whoever typed letters into the one that lost types them again into
 * the one that won: each only their own, so that none is lost and none is there twice, however many they are.
 */

/** Watches over the letters of this client; returns the undo. To be called before anybody else reads what a transaction changed. */
export function rescueLetters(doc: Y.Doc, map: Y.Map<unknown>, localOrigin: object): () => void {
  function follow(events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction): void {
    if (transaction.local) return;
    const rescued = events.flatMap((event) => lostIn(event, transaction));
    if (rescued.length === 0) return;
    doc.transact(() => {
      for (const { winner, letters } of rescued) winner.insert(winner.length, letters);
    }, localOrigin);
  }

  map.observeDeep(follow);
  return () => map.unobserveDeep(follow);
}

interface Rescued {
  readonly winner: Y.Text;
  readonly letters: string;
}

function lostIn({ target }: Y.YEvent<Y.AbstractType<unknown>>, transaction: Y.Transaction): Rescued[] {
  // Asking the event itself what changed costs more, and this is asked of every one.
  if (!(target instanceof Y.Map) || !transaction.changed.get(target as never)?.has(TEXT_KEY)) return [];
  const item = target._map.get(TEXT_KEY);
  const winner = item && !item.deleted && textWithin(item);
  if (!winner) return [];
  const letters = losers(item, transaction.deleteSet).map((text) => lettersOf(text, transaction));
  return letters.some((some) => some !== '') ? [{ winner, letters: letters.join('') }] : [];
}

/** The texts in whose place this one has just come, although it was made without any knowledge of them. */
function losers(winner: Y.Item, deleted: Ids): Y.Text[] {
  const texts: Y.Text[] = [];
  // One that was made when something else stood there repeats that, or took its place on purpose.
  if (winner.origin) return texts;
  for (let item = winner.left; item; item = item.left) {
    const text = textWithin(item);
    if (text && !item.origin && Y.isDeleted(deleted, item.id)) texts.push(text);
  }
  return texts;
}

/** What this client had typed into a text that is deleted with this transaction, and that was still there. */
function lettersOf(text: Y.Text, { deleteSet, doc }: Y.Transaction): string {
  let letters = '';
  for (let item = text._start; item; item = item.right) {
    const isOurs = item.id.client === doc.clientID && Y.isDeleted(deleteSet, item.id);
    if (isOurs && item.content instanceof Y.ContentString) letters += item.content.str;
  }
  return letters;
}
