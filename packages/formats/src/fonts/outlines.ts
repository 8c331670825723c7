import { joinBytes } from '../joinBytes.ts';
import { pad4, viewOf } from './bytes.ts';
import type { FontTables } from './woff.ts';

/** Flags of a part of a glyph that is put together of others. */
const ARGUMENTS_ARE_WORDS = 0x0001;
const HAS_SCALE = 0x0008;
const HAS_MORE = 0x0020;
const HAS_TWO_SCALES = 0x0040;
const HAS_MATRIX = 0x0080;

/** Where the outline of a glyph is in `glyf`. */
function placeOf(tables: FontTables, glyph: number): { readonly from: number; readonly to: number } {
  const [head, loca] = [tables.get('head'), tables.get('loca')];
  if (!head || !loca) return { from: 0, to: 0 };
  const view = viewOf(loca);
  const isLong = viewOf(head).getInt16(50) === 1;
  const read = (index: number) => (isLong ? view.getUint32(index * 4) : view.getUint16(index * 2) * 2);
  return { from: read(glyph), to: read(glyph + 1) };
}

/** The glyphs that this one is put together of, if it is. */
export function partsOf(tables: FontTables, glyph: number): number[] {
  const { from, to } = placeOf(tables, glyph);
  const glyf = tables.get('glyf');
  if (!glyf || from === to) return [];
  const view = viewOf(glyf);
  if (view.getInt16(from) >= 0) return [];
  const parts: number[] = [];
  for (let at = from + 10, flags = HAS_MORE; flags & HAS_MORE; ) {
    flags = view.getUint16(at);
    parts.push(view.getUint16(at + 2));
    at += 4 + (flags & ARGUMENTS_ARE_WORDS ? 4 : 2);
    if (flags & HAS_SCALE) at += 2;
    else if (flags & HAS_TWO_SCALES) at += 4;
    else if (flags & HAS_MATRIX) at += 8;
  }
  return parts;
}

/** The outlines of these glyphs; all others are empty, and have kept their numbers. */
export function keepOutlines(
  tables: FontTables,
  glyphs: ReadonlySet<number>,
): { readonly glyf: Uint8Array; readonly loca: Uint8Array; readonly head: Uint8Array } {
  const [glyf, head] = [tables.get('glyf') ?? new Uint8Array(), new Uint8Array(tables.get('head') ?? [])];
  const count = glyphCount(tables);
  const loca = new Uint8Array((count + 1) * 4);
  const kept: Uint8Array[] = [];
  let length = 0;
  for (let glyph = 0; glyph < count; glyph += 1) {
    if (glyphs.has(glyph)) {
      const { from, to } = placeOf(tables, glyph);
      const outline = new Uint8Array(pad4(to - from));
      outline.set(glyf.subarray(from, to));
      kept.push(outline);
      length += outline.length;
    }
    viewOf(loca).setUint32((glyph + 1) * 4, length);
  }
  viewOf(head).setInt16(50, 1);
  return { glyf: joinBytes(kept), loca, head };
}

export function glyphCount(tables: FontTables): number {
  const maxp = tables.get('maxp');
  return maxp ? viewOf(maxp).getUint16(4) : 0;
}
