import { readCmap } from './cmap.ts';
import { readLookups } from './layout.ts';
import { glyphCount, partsOf } from './outlines.ts';
import { createReader } from './reader.ts';
import { GSUB_EXTENSION, readSubstitution } from './substitutions.ts';
import type { FontTables } from './woff.ts';

/** Instead of characters that have no glyph, programs show these. */
const STAND_INS = ' -\u00a0\u2010\u25cc';
/** Where the text runs to the left, one is shown as the other. */
const MIRRORED = ['()', '[]', '{}', '<>', '«»', '‹›'];

/** Every glyph that may be drawn for these characters, in whatever order and neighbourhood. */
export function glyphsOf(tables: FontTables, characters: string): ReadonlySet<number> {
  const cmap = tables.get('cmap');
  const glyphOf = cmap ? readCmap(cmap) : () => undefined;
  // What stands for no character at all.
  const glyphs = new Set([0]);
  for (const character of spellings(characters)) {
    const glyph = glyphOf(character.codePointAt(0) ?? 0);
    if (glyph !== undefined) glyphs.add(glyph);
  }
  addSubstitutes(tables, glyphs);
  addParts(tables, glyphs);
  return glyphs;
}

/** With what programs make of the characters before they look for glyphs. */
function spellings(characters: string): ReadonlySet<string> {
  const mirrored = MIRRORED.filter((pair) => [...pair].some((one) => characters.includes(one)));
  const spelt = new Set([...characters, ...characters.normalize('NFD'), ...mirrored.join(''), ...STAND_INS]);
  const marks = [...spelt].filter((character) => /\p{M}/u.test(character));
  // Those that this adds come up as well: a letter may have two marks.
  for (const base of spelt) {
    for (const mark of marks) {
      const composed = (base + mark).normalize('NFC');
      if ([...composed].length === 1) spelt.add(composed);
    }
  }
  return spelt;
}

/** Until there are no more: what was put in the place of another may be changed again. */
function addSubstitutes(tables: FontTables, glyphs: Set<number>): void {
  const table = tables.get('GSUB');
  if (!table) return;
  const reader = createReader(table);
  const subtables = readLookups(reader, GSUB_EXTENSION).flatMap((lookup) => lookup.subtables);
  const count = glyphCount(tables);
  for (let before = 0; before !== glyphs.size; ) {
    before = glyphs.size;
    for (const subtable of subtables) {
      const added = readSubstitution(reader, subtable, glyphs) ?? [];
      for (const glyph of added) if (glyph < count) glyphs.add(glyph);
    }
  }
}

function addParts(tables: FontTables, glyphs: Set<number>): void {
  // Those that are added on the way come up as well.
  for (const glyph of glyphs) for (const part of partsOf(tables, glyph)) glyphs.add(part);
}
