import { createSlice, type Slice, type SliceLimits } from './createSlice.ts';
import { readSections, type Section, type Sections } from './readSections.ts';
import { createStruct, readStruct } from './readStruct.ts';
import { type Cursor, skipVarInt, Unreadable } from './updateCursor.ts';
import { type Known, walkInOrder } from './walkInOrder.ts';

export interface SplitOptions extends SliceLimits {
  /** The doc that gets the slices, as it is before the first of them. By default it has all that came before the update. */
  readonly known?: Known;
}

/**
 * Cuts a Yjs update (version 1) into slices that are updates themselves. Applied in order they make of a doc what the whole
 * update makes of it, and after each of them nothing in the doc waits for what is still to come. The bytes of structs are
 * copied as they are. Deletions come last: what is put in place of something else hides it by itself until then.
 *
 * What names something that neither the update nor the doc has makes up one slice of its own, before the deletions: it
 * waits in the doc, as it would have done. An update that cannot be read is its only slice.
 */
export function* splitUpdate(update: Uint8Array, options: SplitOptions): Generator<Uint8Array> {
  const slices = readSlices(update, options);
  if (!slices) yield update;
  else for (const slice of slices) yield slice.finish();
}

/** The slices that `splitUpdate` makes, to be finished. Undefined when the update cannot be read. */
export function readSlices(
  update: Uint8Array,
  { known, ...limits }: SplitOptions,
): Generator<Slice> | undefined {
  const sections = tryToRead(update);
  return sections && slicesOf(update, sections, known ?? before(sections.structs), limits);
}

function* slicesOf(
  update: Uint8Array,
  { structs, deletes }: Sections,
  known: Known,
  limits: SliceLimits,
): Generator<Slice> {
  let slice = createSlice(update, limits);
  for (const { section, end } of walkInOrder(update, structs, known)) {
    if (!hasRoomFor(slice, section, end)) {
      yield slice;
      slice = createSlice(update, limits);
    }
    slice.addStruct(section, end);
  }
  const left = structs.filter(({ count }) => count > 0);
  if (left.length > 0) {
    if (!slice.isEmpty) yield slice;
    yield sliceOf(update, left);
    slice = createSlice(update, limits);
  }
  for (const { section, end } of walkRanges(update, deletes)) {
    if (!hasRoomFor(slice, section, end)) {
      yield slice;
      slice = createSlice(update, limits);
    }
    slice.addRange(section, end);
  }
  if (!slice.isEmpty) yield slice;
}

function tryToRead(update: Uint8Array): Sections | undefined {
  try {
    return readSections(update);
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

function before(sections: readonly Section[]): Known {
  const starts = new Map(sections.map(({ client, clock }) => [client, clock]));
  return (client) => starts.get(client) ?? Number.POSITIVE_INFINITY;
}

function hasRoomFor(slice: Slice, { position }: Section, end: number): boolean {
  return slice.isEmpty || slice.hasRoomFor(end - position);
}

/** All that is left of `sections`. */
function sliceOf(update: Uint8Array, sections: readonly Section[]): Slice {
  const cursor: Cursor = { bytes: update, position: 0 };
  const struct = createStruct();
  const slice = createSlice(update, { maxBytes: Infinity, maxItems: Infinity });
  for (const section of sections) {
    const { client, clock } = section;
    cursor.position = section.position;
    for (let count = section.count; count > 0; count -= 1) {
      const position = cursor.position;
      readStruct(cursor, struct);
      slice.addStruct({ client, clock, position, count }, cursor.position);
    }
  }
  return slice;
}

function* walkRanges(update: Uint8Array, sections: readonly Section[]) {
  const cursor: Cursor = { bytes: update, position: 0 };
  for (const section of sections) {
    for (; section.count > 0; section.count -= 1) {
      cursor.position = section.position;
      skipVarInt(cursor);
      skipVarInt(cursor);
      yield { section, end: cursor.position };
      section.position = cursor.position;
    }
  }
}
