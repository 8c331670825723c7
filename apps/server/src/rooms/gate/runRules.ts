import * as Y from 'yjs';
import { createOwnPieces, type Gap, isOwn, type OwnPieces } from './ownPieces.ts';
import type { StructTable } from './ownStructs.ts';
import type { Place } from './place.ts';
import { createTextOrder, type FindStruct, hasIn, isSame, type Piece, type TextOrder } from './textOrder.ts';
import { type Id, Refused } from './updateReader.ts';

/*
 * A piece of a text names its neighbours, left and right. Its author saw them side by side, so whatever is between them by
 * now was unknown to the author: it was made concurrently, and Yjs finds the order of the two. If something is between
 * them that the author did know, or they are the wrong way round, the order depends on when a reader gets to know what,
 * and readers differ for ever. An author knows what is its own, and all that a client made before what the author names.
 *
 * One exception: who undoes the deletion of a whole text writes it anew, and the undo manager of Yjs then gives letters
 * that were deleted before neighbours that are not side by side, or even one letter for both. So an author may do that to
 * its own letters in a text that it made itself. Readers may see the order of those differently until they load anew.
 */

export interface RunRules {
  check(own: StructTable, place: Place, left: Id | undefined, right: Id | undefined, length: number): void;
}

/** Whether the pieces that an update puts into texts can be honest. Good for one update. */
export function createRunRules(find: FindStruct): RunRules {
  const order = createTextOrder(find);
  const pieces = createOwnPieces();
  const known = createKnown(find);
  return {
    check(own, { parent }, left, right, length) {
      const gap = { left, right };
      known.addOwn(own);
      known.add(left);
      known.add(right);
      if (!isSideBySide({ own, order, pieces, known, text: parent }, gap)) {
        if (!isOwnAffair(own, parent, gap)) {
          throw new Refused('The update puts letters where their author cannot have seen a gap.');
        }
        countRedone({ own, order, pieces, known, text: parent }, left);
      }
      pieces.add(own, parent, gap, length);
    },
  };
}

/** What the author of an update must have seen. */
interface Known {
  addOwn(own: StructTable): void;
  add(id: Id | null | undefined): void;
  has(piece: Piece): boolean;
}

function createKnown(find: FindStruct): Known {
  const clocks = new Map<number, number>();
  const has = ({ client, start }: Pick<Piece, 'client' | 'start'>): boolean =>
    start <= (clocks.get(client) ?? -1);

  /** Whoever named `id` knows what its author named. Whatever a client made before is known too: the chain ends soon. */
  const add = (id: Id | null | undefined): void => {
    if (!id || has({ client: id.client, start: id.clock })) return;
    clocks.set(id.client, id.clock);
    const item = find(id);
    if (!(item instanceof Y.Item)) return;
    add(item.origin);
    add(item.rightOrigin);
  };
  return { add, has, addOwn: ({ client, end }) => clocks.set(client, end - 1) };
}

/** All that a piece is judged by. */
interface Context {
  readonly own: StructTable;
  /** The text that it is in: one of the doc, or the index of one of the update. */
  readonly text: unknown;
  readonly order: TextOrder;
  readonly pieces: OwnPieces;
  readonly known: Known;
}

function isSideBySide(context: Context, { left, right }: Gap): boolean {
  const { own, pieces } = context;
  if (isOwn(own, right)) {
    return isOwn(own, left) ? isSame(pieces.nextOf(left), right) : isGapBefore(context, left, right);
  }
  return isOwn(own, left) ? isGapAfter(context, left, right) : isGap(context, { left, right });
}

/** Both neighbours are in the doc. */
function isGap({ text, order, pieces, known }: Context, gap: Gap): boolean {
  // The author has put something else there before.
  if (pieces.isFilled(text, gap)) return false;
  if (!(text instanceof Y.AbstractType)) return true;
  const ends = pieces.endsBeside(text, gap).map(hasIn);
  let isClear = true;
  const pass = (piece: Piece): void => {
    isClear &&= !known.has(piece) && !ends.some((isIn) => isIn(piece));
  };
  return order.pass(text, gap.left, gap.right, pass, 1 + ends.length) && isClear;
}

/** The left neighbour is of this update, the right one in the doc. */
function isGapAfter({ own, text, order, pieces }: Context, left: Id, right: Id | undefined): boolean {
  const next = pieces.nextOf(left);
  if (isSame(next, right)) return true;
  if (!right || !(text instanceof Y.AbstractType)) return false;
  order.count(pieces.count);
  const end = isOwn(own, next) ? pieces.gapOf(own, next)?.right : next;
  return order.isBetween(text, pieces.gapOf(own, left)?.left, right, end);
}

/** The other way round. */
function isGapBefore({ own, text, order, pieces }: Context, left: Id | undefined, right: Id): boolean {
  const prev = pieces.prevOf(right);
  const end = pieces.gapOf(own, right)?.right;
  if (isSame(prev, left)) {
    // What others put there meanwhile is passed again for each piece that grows to the left.
    if (text instanceof Y.AbstractType) order.pass(text, left, end, () => {});
    return true;
  }
  if (!left || !(text instanceof Y.AbstractType)) return false;
  order.count(pieces.count);
  const begin = isOwn(own, prev) ? pieces.gapOf(own, prev)?.left : prev;
  return order.isBetween(text, begin, left, end);
}

/** Whether the author of the update made the text and both neighbours. */
function isOwnAffair({ client }: StructTable, text: unknown, { left, right }: Gap): boolean {
  const maker = text instanceof Y.AbstractType ? text._item?.id.client : client;
  return [maker, left?.client ?? client, right?.client ?? client].every((each) => each === client);
}

/** Counts what Yjs may have to pass: the rest of the text, and what this update has put into it. */
function countRedone({ own, text, order, pieces }: Context, left: Id | undefined): void {
  order.count(pieces.count);
  const from = isOwn(own, left) ? pieces.gapOf(own, left)?.left : left;
  if (text instanceof Y.AbstractType) order.pass(text, from, undefined, () => {});
}
