import * as Y from 'yjs';
import { type Id, Refused } from './updateReader.ts';

/** LIMIT of pieces of texts that are passed while the pieces of one update are placed: some 100 ms for Yjs. */
const MAX_STEPS = 100_000;

export type FindStruct = (id: Id) => Y.Item | Y.GC;
type Text = Y.AbstractType<unknown>;

/** The order of the letters in the texts of a doc. `undefined` stands for the beginning of a text, or its end. */
export interface TextOrder {
  /**
   * Calls `onPiece` for what is between two letters, and answers whether `right` is to the right of `left` at all. `cost`
   * is how many steps each call counts for.
   */
  pass(
    text: Text,
    left: Id | undefined,
    right: Id | undefined,
    onPiece: (piece: Piece) => void,
    cost?: number,
  ): boolean;
  /** Whether a letter is between two others and none of them. */
  isBetween(text: Text, left: Id | undefined, letter: Id, right: Id | undefined): boolean;
  /** Counts steps that others will have to take. */
  count(steps: number): void;
}

/** Letters of one client, made one after the other. */
export interface Piece {
  readonly client: number;
  readonly start: number;
  readonly end: number;
}

/** Good as long as the doc does not change. Throws `Refused` when it was asked to walk too far in all. */
export function createTextOrder(find: FindStruct): TextOrder {
  let steps = 0;

  const count = (more: number): void => {
    steps += more;
    if (steps > MAX_STEPS) throw new Refused('The update puts letters in too many places.');
  };

  const pass: TextOrder['pass'] = (text, left, right, onPiece, cost = 1) => {
    const first = left && find(left);
    const last = right && find(right);
    if (left && right && first === last) {
      if (left.clock < right.clock) tell(onPiece, left.client, left.clock + 1, right.clock);
      return left.clock < right.clock;
    }
    if (left && first) tell(onPiece, left.client, left.clock + 1, first.id.clock + first.length);
    let item = first instanceof Y.Item ? first.right : text._start;
    for (; item && item !== last; item = item.right) {
      tell(onPiece, item.id.client, item.id.clock, item.id.clock + item.length);
      count(cost);
    }
    if (right && last && item) tell(onPiece, right.client, last.id.clock, right.clock);
    return item !== null || !right;
  };

  const isBetween: TextOrder['isBetween'] = (text, left, letter, right) => {
    let meetsRight = false;
    const isRight = right && hasIn(right);
    const isReached = pass(text, left, letter, (piece) => {
      meetsRight ||= isRight?.(piece) === true;
    });
    return isReached && !meetsRight && !isSame(letter, right);
  };

  return { pass, isBetween, count };
}

export function hasIn({ client, clock }: Id): (piece: Piece) => boolean {
  return (piece) => piece.client === client && piece.start <= clock && clock < piece.end;
}

export function isSame(one: Id | undefined, other: Id | undefined): boolean {
  return one?.client === other?.client && one?.clock === other?.clock;
}

function tell(onPiece: (piece: Piece) => void, client: number, start: number, end: number): void {
  if (start < end) onPiece({ client, start, end });
}
