import { viewOf } from './bytes.ts';
import { type Glyphs, type Lookup, readLookups, type Subtable } from './layout.ts';
import { GPOS_EXTENSION, readPosition } from './positions.ts';
import { createKeeper, createReader, type Keeper, readList } from './reader.ts';
import { GSUB_EXTENSION, readSubstitution } from './substitutions.ts';

/** Of a lookup: it names a set of marks, behind its subtables. */
const HAS_MARK_SET = 0x10;

/** Reads what a subtable says of these glyphs; false if it is nothing, undefined if it cannot be read. */
type Visit = (keeper: Keeper, subtable: Subtable, glyphs: Glyphs) => boolean | undefined;

/** The substitutions (GSUB) of these glyphs. */
export function keepSubstitutions(table: Uint8Array, glyphs: Glyphs): Uint8Array {
  const visit: Visit = (keeper, subtable, its) => readSubstitution(keeper, subtable, its) !== undefined;
  return keepLayout(table, glyphs, GSUB_EXTENSION, visit);
}

/** The positions (GPOS) of these glyphs. */
export function keepPositions(table: Uint8Array, glyphs: Glyphs): Uint8Array {
  return keepLayout(table, glyphs, GPOS_EXTENSION, readPosition);
}

/**
 * The table with nothing but zeros in the place of what cannot happen to these glyphs, as zeros pack to almost nothing. All
 * else stays where it is, so that whatever points to it is right.
 */
function keepLayout(table: Uint8Array, glyphs: Glyphs, extension: number, visit: Visit): Uint8Array {
  const keeper = createKeeper(table);
  readHead(keeper);
  const kept = new Map<Lookup, readonly number[]>();
  for (const lookup of readLookups(keeper, extension)) {
    const applying: number[] = [];
    for (const [index, subtable] of lookup.subtables.entries()) {
      // Only to see whether: what is read without need would be kept.
      const applies = visit(createKeeper(table), subtable, glyphs);
      if (applies === undefined) return table;
      if (!applies) continue;
      visit(keeper, subtable, glyphs);
      applying.push(index);
    }
    kept.set(lookup, applying);
  }
  const result = keeper.kept();
  for (const [lookup, applying] of kept) listOnly(result, table, lookup, applying);
  return result;
}

/** Languages, and the features that they have. */
function readHead(keeper: Keeper): void {
  const version = keeper.u32(0);
  keeper.keep(4, version > 0x00010000 ? 5 : 3);
  const [scripts, features] = [keeper.u16(4), keeper.u16(6)];
  for (const script of readTagged(keeper, scripts)) {
    const usual = keeper.u16(script);
    const languages = readTagged(keeper, script + 2, script);
    if (usual > 0) languages.push(script + usual);
    for (const language of languages) {
      keeper.keep(language, 2);
      readList(keeper, language + 4);
    }
  }
  // What a feature is called in menus is left out.
  for (const feature of readTagged(keeper, features)) readList(keeper, feature + 2);
}

/** Where those are that a list names by four letters each. */
function readTagged(keeper: Keeper, at: number, from = at): number[] {
  return Array.from({ length: keeper.u16(at) }, (_, index) => {
    const record = at + 2 + index * 6;
    keeper.u32(record);
    return from + keeper.u16(record + 4);
  });
}

/** The lookup with these of its subtables. */
function listOnly(
  result: Uint8Array,
  table: Uint8Array,
  { at, flags, subtables }: Lookup,
  applying: readonly number[],
): void {
  const [view, reader] = [viewOf(result), createReader(table)];
  const list = at + 6;
  const listed = applying.map((index) => reader.u16(list + index * 2));
  if (flags & HAS_MARK_SET) listed.push(reader.u16(list + subtables.length * 2));
  result.fill(0, list, list + subtables.length * 2 + (flags & HAS_MARK_SET ? 2 : 0));
  view.setUint16(at + 4, applying.length);
  for (const [index, word] of listed.entries()) view.setUint16(list + index * 2, word);
}
