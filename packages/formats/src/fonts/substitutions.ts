import { readContext } from './contexts.ts';
import { type Glyphs, readCovered, type Subtable } from './layout.ts';
import { type Reader, readList, readWords } from './reader.ts';

/** The type of subtables in GSUB that only say where another one is. */
export const GSUB_EXTENSION = 7;

/**
 * The glyphs that a subtable of GSUB can put in the place of these, whatever stands around them; undefined if it says nothing
 * of them. Reads exactly what is needed for it.
 */
export function readSubstitution(
  reader: Reader,
  { type, at }: Subtable,
  glyphs: Glyphs,
): readonly number[] | undefined {
  // They say where other lookups apply; which glyphs come of it, these say.
  if (type === 5 || type === 6) return readContext(reader, at, glyphs, type === 6) ? [] : undefined;
  const covered = readCovered(reader, at + reader.u16(at + 2), glyphs);
  if (covered.length === 0) return undefined;
  const format = reader.u16(at);
  const listAt = (index: number): number => at + reader.u16(at + 6 + index * 2);
  switch (type) {
    case 1:
      if (format === 1) return covered.map(({ glyph }) => (glyph + reader.u16(at + 4)) & 0xffff);
      reader.u16(at + 4);
      return covered.map(({ index }) => reader.u16(at + 6 + index * 2));
    // One glyph becomes several, or one of several.
    case 2:
    case 3:
      reader.u16(at + 4);
      return covered.flatMap(({ index }) => readList(reader, listAt(index)));
    case 4:
      reader.u16(at + 4);
      return covered.flatMap(({ index }) => readLigatures(reader, listAt(index), glyphs));
    case 8:
      return readReversed(reader, at, covered);
    default:
      return undefined;
  }
}

function readLigatures(reader: Reader, set: number, glyphs: Glyphs): number[] {
  return readList(reader, set).flatMap((offset) => {
    const [ligature, length] = [reader.u16(set + offset), reader.u16(set + offset + 2)];
    const others = readWords(reader, set + offset + 4, length - 1);
    return others.every((glyph) => glyphs.has(glyph)) ? [ligature] : [];
  });
}

/** From the end of the text on, by what is before and after. */
function readReversed(reader: Reader, at: number, covered: readonly { index: number }[]): number[] {
  const before = readList(reader, at + 4);
  const ahead = at + 6 + 2 * before.length;
  const after = readList(reader, ahead);
  for (const offset of [...before, ...after]) readCovered(reader, at + offset, new Set());
  const by = ahead + 2 + 2 * after.length;
  reader.u16(by);
  return covered.map(({ index }) => reader.u16(by + 2 + index * 2));
}
