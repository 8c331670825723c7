import { indexOf, type StructTable } from './ownStructs.ts';
import type { Id } from './updateReader.ts';

/** Two letters side by side. `undefined` is the beginning of a text, or its end. */
export interface Gap {
  readonly left: Id | undefined;
  readonly right: Id | undefined;
}

/** What the author of an update has put into texts so far, in this update, and what the author sees beside it. */
export interface OwnPieces {
  readonly count: number;
  add(own: StructTable, text: unknown, gap: Gap, length: number): void;
  /** What is to the right of a letter of the update. */
  nextOf(letter: Id): Id | undefined;
  prevOf(letter: Id): Id | undefined;
  /** The letters of the doc between which a letter of the update is. */
  gapOf(own: StructTable, letter: Id): Gap | undefined;
  /** Whether a piece was put into this gap of the doc. */
  isFilled(text: unknown, gap: Gap): boolean;
  /** The other ends of gaps of the doc that share one end with `gap` and hold pieces. */
  endsBeside(text: unknown, gap: Gap): Id[];
}

export function isOwn(own: StructTable, id: Id | undefined): id is Id {
  return id !== undefined && indexOf(own, id) >= 0;
}

export function createOwnPieces(): OwnPieces {
  /** By clock, of the last and the first letter of each piece. */
  const nexts = new Map<number, Id | undefined>();
  const prevs = new Map<number, Id | undefined>();
  /** By the index of the piece in the update. */
  const gaps = new Map<number, Gap>();
  const rightsOf = new Map<unknown, Ends>();
  const leftsOf = new Map<unknown, Ends>();

  const gapOf: OwnPieces['gapOf'] = (own, letter) => gaps.get(indexOf(own, letter));

  return {
    get count() {
      return gaps.size;
    },
    gapOf,
    nextOf: ({ client, clock }) => (nexts.has(clock) ? nexts.get(clock) : { client, clock: clock + 1 }),
    prevOf: ({ client, clock }) => (prevs.has(clock) ? prevs.get(clock) : { client, clock: clock - 1 }),
    isFilled: (text, { left, right }) => rightsOf.get(text)?.get(nameOf(left))?.has(nameOf(right)) === true,

    endsBeside(text, { left, right }) {
      const lists = [rightsOf.get(text)?.get(nameOf(left)), leftsOf.get(text)?.get(nameOf(right))];
      return lists.flatMap((ids) => [...(ids?.values() ?? [])].flatMap((id) => id ?? []));
    },

    add(own, text, { left, right }, length) {
      const { client, end, clocks } = own;
      const outerLeft = isOwn(own, left) ? gapOf(own, left)?.left : left;
      const outerRight = isOwn(own, right) ? gapOf(own, right)?.right : right;
      gaps.set(clocks.length, { left: outerLeft, right: outerRight });
      append(rightsOf, text, outerLeft, outerRight);
      append(leftsOf, text, outerRight, outerLeft);
      prevs.set(end, left);
      nexts.set(end + length - 1, right);
      if (isOwn(own, left)) nexts.set(left.clock, { client, clock: end });
      if (isOwn(own, right)) prevs.set(right.clock, { client, clock: end + length - 1 });
    },
  };
}

/** Letters, by the name of another: the other ends of gaps. */
type Ends = Map<string, Map<string, Id | undefined>>;

function append(lists: Map<unknown, Ends>, text: unknown, from: Id | undefined, to: Id | undefined): void {
  const ends: Ends = lists.get(text) ?? new Map();
  lists.set(text, ends);
  const list = ends.get(nameOf(from)) ?? new Map<string, Id | undefined>();
  ends.set(nameOf(from), list);
  list.set(nameOf(to), to);
}

function nameOf(id: Id | undefined): string {
  return id ? `${id.client}:${id.clock}` : '';
}
