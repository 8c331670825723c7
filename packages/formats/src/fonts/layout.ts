import { type Reader, readList } from './reader.ts';

/** The glyphs that a table is read for. */
export type Glyphs = ReadonlySet<number>;

/** A rule, or several, about what becomes of glyphs. They are tried one after another, and the first that fits is taken. */
export interface Subtable {
  readonly type: number;
  readonly at: number;
}

/** What changes a text in one go. */
export interface Lookup {
  readonly at: number;
  readonly flags: number;
  readonly subtables: readonly Subtable[];
}

/** `extension` is the type of those that only say where a subtable is. */
export function readLookups(reader: Reader, extension: number): Lookup[] {
  const list = reader.u16(8);
  return readList(reader, list).map((offset) => {
    const at = list + offset;
    const [type, flags] = [reader.u16(at), reader.u16(at + 2)];
    const subtables = readList(reader, at + 4).map((inLookup) => ({ type, at: at + inLookup }));
    return {
      at,
      flags,
      subtables: type === extension ? subtables.map((its) => extended(reader, its)) : subtables,
    };
  });
}

function extended(reader: Reader, { at }: Subtable): Subtable {
  reader.u16(at);
  return { type: reader.u16(at + 2), at: at + reader.u32(at + 4) };
}

/** The glyphs that something is said about, in the order in which it is said. */
export function readCoverage(reader: Reader, at: number): number[] {
  if (reader.u16(at) === 1) return readList(reader, at + 2);
  return readRanges(reader, at + 2).flatMap(([first, last]) => glyphsBetween(first, last));
}

/** Those of the glyphs that something is said about, and at which place. */
export function readCovered(reader: Reader, at: number, glyphs: Glyphs): { glyph: number; index: number }[] {
  return readCoverage(reader, at)
    .map((glyph, index) => ({ glyph, index }))
    .filter(({ glyph }) => glyphs.has(glyph));
}

/** The class of each glyph; those that are not named are in class 0. */
export function readClasses(reader: Reader, at: number): (glyph: number) => number {
  const classes = new Map<number, number>();
  if (reader.u16(at) === 1) {
    const first = reader.u16(at + 2);
    for (const [index, its] of readList(reader, at + 4).entries()) classes.set(first + index, its);
  } else {
    for (const [first, last, its] of readRanges(reader, at + 2))
      for (const glyph of glyphsBetween(first, last)) classes.set(glyph, its);
  }
  return (glyph) => classes.get(glyph) ?? 0;
}

type Range = readonly [first: number, last: number, value: number];

function readRanges(reader: Reader, at: number): Range[] {
  return Array.from({ length: reader.u16(at) }, (_, index): Range => {
    const range = at + 2 + index * 6;
    return [reader.u16(range), reader.u16(range + 2), reader.u16(range + 4)];
  });
}

function glyphsBetween(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
