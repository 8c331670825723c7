import { type Glyphs, readClasses, readCoverage, readCovered } from './layout.ts';
import { type Reader, readList, readWords } from './reader.ts';

/**
 * Rules about the neighbourhood in which lookups apply: to glyphs in a row, or with `isChained` also to those before and
 * after them. Reads all rules that these glyphs can meet; false if there are none.
 */
export function readContext(reader: Reader, at: number, glyphs: Glyphs, isChained: boolean): boolean {
  const format = reader.u16(at);
  if (format === 3) return readCoverages(reader, at, glyphs, isChained);
  const covered = readCovered(reader, at + reader.u16(at + 2), glyphs);
  if (covered.length === 0) return false;
  const classAt = (index: number) => readClasses(reader, at + reader.u16(at + 4 + index * 2));
  const classCount = format === 1 ? 0 : isChained ? 3 : 1;
  const classes = Array.from({ length: classCount }, (_, index) => classAt(index));
  // Of the glyph that the rule is about: the middle one of three.
  const classOf = classes[isChained ? 1 : 0];
  const sets = new Set(covered.map(({ glyph, index }) => classOf?.(glyph) ?? index));
  const list = at + 4 + classCount * 2;
  const count = reader.u16(list);
  for (const set of sets) {
    const offset = set < count ? reader.u16(list + 2 + set * 2) : 0;
    if (offset > 0) readRules(reader, at + offset, isChained);
  }
  return true;
}

function readRules(reader: Reader, set: number, isChained: boolean): void {
  for (const offset of readList(reader, set)) {
    let at = set + offset;
    if (!isChained) {
      const [length, lookups] = [reader.u16(at), reader.u16(at + 2)];
      readWords(reader, at + 4, length - 1 + lookups * 2);
      continue;
    }
    at += 2 + 2 * readList(reader, at).length;
    const length = reader.u16(at) - 1;
    readWords(reader, at + 2, length);
    at += 2 + 2 * length;
    at += 2 + 2 * readList(reader, at).length;
    readWords(reader, at + 2, 2 * reader.u16(at));
  }
}

/** One rule, with the glyphs that fit at each place. */
function readCoverages(reader: Reader, at: number, glyphs: Glyphs, isChained: boolean): boolean {
  const fits = (offset: number) => readCoverage(reader, at + offset).some((glyph) => glyphs.has(glyph));
  if (!isChained) {
    const [length, lookups] = [reader.u16(at + 2), reader.u16(at + 4)];
    const places = readWords(reader, at + 6, length);
    readWords(reader, at + 6 + 2 * length, 2 * lookups);
    return places.every(fits);
  }
  let end = at + 2;
  const places: number[] = [];
  for (let part = 0; part < 3; part += 1) {
    const list = readList(reader, end);
    places.push(...list);
    end += 2 + 2 * list.length;
  }
  readWords(reader, end + 2, 2 * reader.u16(end));
  return places.every(fits);
}
