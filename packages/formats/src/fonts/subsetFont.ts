import { viewOf } from './bytes.ts';
import { glyphsOf } from './glyphsOf.ts';
import { keepPositions, keepSubstitutions } from './keepLayout.ts';
import { glyphCount, keepOutlines } from './outlines.ts';
import { type FontTables, readWoff, writeWoff } from './woff.ts';

/** Names of glyphs, variations that were settled, and how lines run from top to bottom: nothing of it is drawn. */
const LEFT_OUT = ['STAT', 'vhea', 'vmtx', 'DSIG'];
const POST_WITHOUT_NAMES = 0x00030000;
const POST_BYTES = 32;

/**
 * A WOFF file that draws these characters as `file` does, with kerning and ligatures, and no others. Glyphs keep
 * their numbers and tables their order; what is not needed becomes empty. Undefined for a
 * file that is no such font.
 */
export async function subsetFont(
  file: Uint8Array,
  characters: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    const tables = await readWoff(file);
    return tables && (await writeWoff(keepGlyphs(tables, glyphsOf(tables, characters))));
  } catch {
    // A table that ends too early, or is not packed as it says.
    return undefined;
  }
}

/** The licence is in the table of names, which stays. */
function keepGlyphs(tables: FontTables, glyphs: ReadonlySet<number>): FontTables {
  const kept = new Map(tables);
  for (const tag of LEFT_OUT) kept.delete(tag);
  for (const [tag, table] of Object.entries(keepOutlines(tables, glyphs))) kept.set(tag, table);
  const [gpos, gsub] = [tables.get('GPOS'), tables.get('GSUB')];
  const [hmtx, post] = [tables.get('hmtx'), tables.get('post')];
  if (gpos) kept.set('GPOS', keepPositions(gpos, glyphs));
  if (gsub) kept.set('GSUB', keepSubstitutions(gsub, glyphs));
  if (hmtx) kept.set('hmtx', keepWidths(hmtx, tables, glyphs));
  if (post) kept.set('post', withoutNames(post));
  return kept;
}

function keepWidths(hmtx: Uint8Array, tables: FontTables, glyphs: ReadonlySet<number>): Uint8Array {
  const kept = new Uint8Array(hmtx);
  const hhea = tables.get('hhea');
  const widths = hhea ? viewOf(hhea).getUint16(34) : 0;
  // The last width is that of all glyphs after it.
  for (let glyph = 0; glyph < Math.min(widths - 1, glyphCount(tables)); glyph += 1) {
    if (!glyphs.has(glyph)) kept.fill(0, glyph * 4, glyph * 4 + 4);
  }
  return kept;
}

function withoutNames(post: Uint8Array): Uint8Array {
  const kept = new Uint8Array(post.subarray(0, POST_BYTES));
  viewOf(kept).setUint32(0, POST_WITHOUT_NAMES);
  return kept;
}
