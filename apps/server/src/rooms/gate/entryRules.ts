import * as Y from 'yjs';
import { indexOf, type StructTable } from './ownStructs.ts';
import type { Place } from './place.ts';
import type { FindStruct } from './textOrder.ts';
import { type Id, Refused } from './updateReader.ts';

/** LIMIT of values of fields that are passed while the entries of one update are placed: some 50 ms for Yjs. */
const MAX_STEPS = 50_000;

/*
 * All values that a field ever had form a chain, and the rightmost is the one that counts. A new value names the one that
 * its author saw there, and goes to the right of it; among those that were set concurrently, Yjs searches the place step
 * by step. So whoever names an old value again and again, or none, makes everybody search the whole chain each time:
 * 20,000 values in one update take seconds.
 *
 * An honest author has set its own values in its own document, and each, when it was set, was the rightmost there. Hence
 * nothing of the author's own can be to the right of what it names, and once it has set a field it names a value. The
 * first value that an update gives to a field may pass what others did to it meanwhile: that is bounded by the board.
 * A second one that names somebody else's value must have seen that between the two, which is rare, and counted.
 */

/** Whether the values that an update gives to fields can be honest. Good for one update. */
export class EntryRules {
  readonly #find: FindStruct;
  readonly #written = new Map<unknown, Set<string>>();
  #steps = 0;

  constructor(find: FindStruct) {
    this.#find = find;
  }

  check(own: StructTable, { parent, key = '' }: Place, left: Id | undefined): void {
    const isFirst = add(this.#written, parent, key);
    if (left) {
      if (indexOf(own, left) < 0) this.#passFrom(left, own.client, isFirst);
    } else if (!isFirst) refuseOld();
    else if (parent instanceof Y.AbstractType) this.#pass(firstOf(parent, key), own.client, isFirst);
  }

  #passFrom(left: Id, client: number, isFirst: boolean): void {
    const item = this.#find(left);
    if (!(item instanceof Y.Item)) return;
    // Deleted values that were made one after the other become one struct.
    const isLast = left.clock === item.id.clock + item.length - 1;
    if (!isLast && left.client === client) refuseOld();
    this.#pass(item.right, client, isFirst);
  }

  /** Walks the chain from `item` to the right. */
  #pass(item: Y.Item | null, client: number, isFirst: boolean): void {
    for (let next = item; next; next = next.right) {
      if (next.id.client === client) refuseOld();
      if (isFirst) continue;
      this.#steps += 1;
      if (this.#steps > MAX_STEPS) throw new Refused('The update sets the same fields too often.');
    }
  }
}

function refuseOld(): never {
  throw new Refused('The update sets a field as if its author had not set it before.');
}

/** Whether it is new. */
function add(sets: Map<unknown, Set<string>>, parent: unknown, key: string): boolean {
  const keys = sets.get(parent);
  if (keys?.has(key)) return false;
  if (keys) keys.add(key);
  else sets.set(parent, new Set<string>().add(key));
  return true;
}

function firstOf(parent: Y.AbstractType<unknown>, key: string): Y.Item | null {
  let item = parent._map.get(key) ?? null;
  while (item?.left) item = item.left;
  return item;
}
