import { readContext } from './contexts.ts';
import { type Glyphs, readClasses, readCovered, type Subtable } from './layout.ts';
import type { Keeper } from './reader.ts';

/** The type of subtables in GPOS that only say where another one is. */
export const GPOS_EXTENSION = 9;

/**
 * Reads what a subtable of GPOS says of these glyphs; false if it is nothing. Undefined for those about marks and joined
 * scripts, which are not read.
 */
export function readPosition(reader: Keeper, { type, at }: Subtable, glyphs: Glyphs): boolean | undefined {
  if (type === 7 || type === 8) return readContext(reader, at, glyphs, type === 8);
  const covered = readCovered(reader, at + reader.u16(at + 2), glyphs);
  if (covered.length === 0) return false;
  const [format, first, second] = [reader.u16(at), reader.u16(at + 4), reader.u16(at + 6)];
  if (type === 1) {
    const count = format === 1 ? [0] : covered.map(({ index }) => index);
    const values = at + (format === 1 ? 6 : 8);
    for (const index of count) reader.keep(values + index * 2 * valueCount(first), valueCount(first));
    return !hasDevices(first) || undefined;
  }
  if (type !== 2) return undefined;
  if (hasDevices(first | second)) return undefined;
  const values = valueCount(first) + valueCount(second);
  if (format === 1) {
    reader.u16(at + 8);
    for (const { index } of covered) readPairs(reader, at + reader.u16(at + 10 + index * 2), values, glyphs);
  } else {
    const row = readClasses(reader, at + reader.u16(at + 8));
    readGrid(reader, at, { rows: new Set(covered.map(({ glyph }) => row(glyph))), values, glyphs });
  }
  return true;
}

/** One list for each first glyph. */
function readPairs(reader: Keeper, at: number, values: number, glyphs: Glyphs): void {
  const count = reader.u16(at);
  for (let index = 0; index < count; index += 1) {
    const pair = at + 2 + index * 2 * (1 + values);
    if (glyphs.has(reader.u16(pair))) reader.keep(pair + 2, values);
  }
}

/** A row for each class of first glyphs, a column for each class of second ones. */
function readGrid(
  reader: Keeper,
  at: number,
  { rows, values, glyphs }: { rows: ReadonlySet<number>; values: number; glyphs: Glyphs },
): void {
  const classOf = readClasses(reader, at + reader.u16(at + 10));
  const columns = new Set([...glyphs].map(classOf));
  reader.u16(at + 12);
  const width = reader.u16(at + 14);
  for (const row of rows) {
    for (const column of columns) reader.keep(at + 16 + (row * width + column) * 2 * values, values);
  }
}

/** Each bit of a format is a number that a value has. */
function valueCount(format: number): number {
  return format.toString(2).replaceAll('0', '').length;
}

/** Numbers that depend on the size of the letters are elsewhere in the table. */
function hasDevices(format: number): boolean {
  return (format & 0xf0) !== 0;
}
