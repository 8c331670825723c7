import { skipContent } from './skipContent.ts';
import { type Cursor, readByte, readVarUint, skipRun, Unreadable } from './updateCursor.ts';

/** A struct begins with a byte that says what it is: five bits for the content, and what else is written. */
const CONTENT_BITS = 0x1f;
const GC = 0;
const SKIP = 10;
const HAS_KEY = 0x20;
const HAS_RIGHT_NEIGHBOUR = 0x40;
const HAS_LEFT_NEIGHBOUR = 0x80;

/** One struct of an update, as far as its place in an order goes. Read into again and again: there are millions. */
export interface Struct {
  /** How many clock values it takes. */
  length: number;
  /** It stands for something that the update leaves out. */
  isGap: boolean;
  /** Items that it names: its neighbours, or the one that it is in. The first `needs` pairs of client and clock. */
  readonly named: Float64Array;
  needs: number;
}

export function createStruct(): Struct {
  return { length: 0, isGap: false, named: new Float64Array(4), needs: 0 };
}

/**
 * Reads the struct at the cursor, up to its end (Yjs 13.6, update version 1, `readClientsStructRefs`).
 *
 *     struct = GC: 0, length | Skip: 10, length | item: a byte, left neighbour?, right neighbour?, (parent, key?)?, content
 *     parent = 1, name of a root type | 0, id of the item that holds it
 *
 * @throws Unreadable
 */
export function readStruct(cursor: Cursor, struct: Struct): void {
  const first = readByte(cursor);
  const ref = first & CONTENT_BITS;
  struct.needs = 0;
  struct.isGap = ref === SKIP;
  if (ref === GC || ref === SKIP) struct.length = readVarUint(cursor);
  else {
    if (first & HAS_LEFT_NEIGHBOUR) readNamed(cursor, struct);
    if (first & HAS_RIGHT_NEIGHBOUR) readNamed(cursor, struct);
    if (struct.needs === 0) readPlace(cursor, struct, (first & HAS_KEY) !== 0);
    struct.length = skipContent(cursor, ref);
  }
  if (struct.length === 0) throw new Unreadable('The update holds a change without content.');
}

function readNamed(cursor: Cursor, struct: Struct): void {
  const at = struct.needs * 2;
  struct.named[at] = readVarUint(cursor);
  struct.named[at + 1] = readVarUint(cursor);
  struct.needs += 1;
}

function readPlace(cursor: Cursor, struct: Struct, hasKey: boolean): void {
  if (readVarUint(cursor) === 1) skipRun(cursor);
  else readNamed(cursor, struct);
  if (hasKey) skipRun(cursor);
}
