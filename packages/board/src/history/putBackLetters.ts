import * as Y from 'yjs';
import {
  addIds,
  forgetPlaces,
  hasSomeOf,
  type Ids,
  idsFrom,
  lastLetterIn,
  livingText,
  structsOf,
  textAround,
  textWithin,
} from './letters.ts';
import { isNew, lateLetters, type RemovedLetters } from './removedLetters.ts';

/** What a step did, as far as Yjs knows it, and the letters that it deleted. */
export interface StepOfText {
  readonly insertions: Ids;
  readonly deletions: Ids;
  readonly removed: readonly RemovedLetters[];
}

/**
 * Writes the letters anew where they were. Each is put beside what is left of the one that was deleted, between neighbours
 * that are side by side: for everybody else that is what typing is. (Yjs's own undo names neighbours that are not, once a
 * text was deleted and came back, and then readers differ.) What others deleted stays deleted, and letters whose text is
 * gone stay gone. What is written for letters of others is added to `borrowed`.
 */
export function putBackLetters(transaction: Y.Transaction, step: StepOfText, borrowed: Ids): void {
  for (const [text, pieces] of piecesByText(transaction, step)) {
    const target = livingText(text, transaction);
    if (!target) continue;
    if (target === text) putBackInPlace({ transaction, target, borrowed }, pieces);
    else putBackElsewhere({ transaction, target, borrowed }, text, pieces);
    forgetPlaces(target);
  }
}

/** What is to come back of one text, by the items that are left of it. */
type Pieces = Map<Y.Item, string>;

/** Letters may have come between those that were removed, so that several items are left of them. */
function piecesByText(transaction: Y.Transaction, step: StepOfText): Map<Y.Text, Pieces> {
  const pieces = new Map<Y.Text, Pieces>();
  for (const text of deletedTexts(transaction, step)) pieces.set(text, new Map());
  for (const { client, clock, letters } of joined(step.removed)) {
    for (const item of structsOf(transaction, idsFrom(Y.createID(client, clock), letters.length))) {
      const text = item instanceof Y.Item && textAround(item);
      if (!text || item.redone || Y.isDeleted(step.insertions, item.id)) continue;
      const start = item.id.clock - clock;
      const known = pieces.get(text) ?? new Map();
      pieces.set(text, known.set(item, letters.slice(start, start + item.length)));
    }
  }
  return pieces;
}

/** Others may have typed into a text that was empty when it was deleted. */
function deletedTexts(transaction: Y.Transaction, { deletions }: StepOfText): Y.Text[] {
  return structsOf(transaction, deletions).flatMap((struct) =>
    struct instanceof Y.Item ? (textWithin(struct) ?? []) : [],
  );
}

/** What was deleted letter by letter comes back in one. */
function joined(removed: readonly RemovedLetters[]): RemovedLetters[] {
  const runs: RemovedLetters[] = [];
  for (const next of [...removed].sort((a, b) => a.client - b.client || a.clock - b.clock)) {
    const last = runs.at(-1);
    if (last?.client === next.client && last.clock + last.letters.length === next.clock) {
      runs[runs.length - 1] = { ...last, letters: last.letters + next.letters };
    } else runs.push(next);
  }
  return runs;
}

interface Place {
  readonly transaction: Y.Transaction;
  readonly target: Y.Text;
  readonly borrowed: Ids;
}

function putBackInPlace(place: Place, pieces: Pieces): void {
  for (const [item, letters] of pieces) write(place, item, item.left, letters);
}

/** Into the text that took the place of `text`: each piece after what stands there for the letter before it. */
function putBackElsewhere(place: Place, text: Y.Text, pieces: Pieces): void {
  const { transaction, target } = place;
  const isBackNow = target._item !== null && isNew(target._item, transaction);
  let left: Y.Item | null = null;
  for (let item = text._start; item; item = item.right) {
    const letters = pieces.get(item) ?? (isBackNow ? lateLetters(item) : undefined);
    if (letters !== undefined) left = write(place, item, left, letters);
    else left = lastLetterIn(target, item, transaction) ?? left;
  }
}

/** Writes anew, behind `left`, what `item` is left of. */
function write(place: Place, item: Y.Item, left: Y.Item | null, letters: string): Y.Item {
  const { transaction, target, borrowed } = place;
  const written = insert(transaction, target, left, letters);
  item.redone = written.id;
  if (item.id.client !== written.id.client || hasSomeOf(borrowed, item)) {
    addIds(borrowed, written.id, letters.length);
  }
  return written;
}

function insert(transaction: Y.Transaction, text: Y.Text, left: Y.Item | null, letters: string): Y.Item {
  const { clientID, store } = transaction.doc;
  const right = left ? left.right : text._start;
  const item = new Y.Item(
    Y.createID(clientID, Y.getState(store, clientID)),
    left,
    left?.lastId ?? null,
    right,
    right?.id ?? null,
    text,
    null,
    // Half a surrogate pair would be another character here than for everybody who gets it as UTF-8.
    new Y.ContentString(letters.toWellFormed()),
  );
  item.integrate(transaction, 0);
  return item;
}
