import { createStruct, readStruct } from './readStruct.ts';
import { type Cursor, readCount, readVarUint, skipVarInt, Unreadable } from './updateCursor.ts';

/** The structs of one client in an update, or the ranges that it deletes of one: what is left of them to be read. */
export interface Section {
  readonly client: number;
  /** Where the next of them begins, in bytes. */
  position: number;
  /** How many are left. */
  count: number;
  /** Of the next struct. Of no meaning for ranges. */
  clock: number;
}

export interface Sections {
  readonly structs: readonly Section[];
  readonly deletes: readonly Section[];
}

/**
 * Finds out where the sections of an update begin. Only whoever has read one section knows where the next one is, so that
 * this reads everything once.
 *
 *     update  = count, struct sections, count, delete sections
 *     section = count of structs, client, clock of the first struct, structs | client, count of ranges, ranges
 *
 * @throws Unreadable
 */
export function readSections(bytes: Uint8Array): Sections {
  const cursor: Cursor = { bytes, position: 0 };
  const structs = readEach(cursor, passStructs);
  const deletes = readEach(cursor, passRanges);
  if (cursor.position !== bytes.length) throw new Unreadable('Bytes follow the end of the update.');
  return { structs, deletes };
}

function readEach(cursor: Cursor, pass: (cursor: Cursor) => Section): Section[] {
  const sections: Section[] = [];
  for (let count = readCount(cursor); count > 0; count -= 1) sections.push(pass(cursor));
  // Yjs would forget the first of two sections of one client.
  if (new Set(sections.map(({ client }) => client)).size < sections.length) {
    throw new Unreadable('The update names a client twice.');
  }
  return sections;
}

function passStructs(cursor: Cursor): Section {
  const count = readCount(cursor);
  const client = readVarUint(cursor);
  const clock = readVarUint(cursor);
  const section = { client, position: cursor.position, count, clock };
  const struct = createStruct();
  for (let index = 0; index < count; index += 1) readStruct(cursor, struct);
  return section;
}

function passRanges(cursor: Cursor): Section {
  const client = readVarUint(cursor);
  const count = readCount(cursor);
  const section = { client, position: cursor.position, count, clock: 0 };
  for (let index = 0; index < count * 2; index += 1) skipVarInt(cursor);
  return section;
}
