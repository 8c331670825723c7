import { viewOf } from './bytes.ts';

/** Which glyph a font has for a character; undefined where it has none. */
export type GlyphOf = (code: number) => number | undefined;

const SEGMENTS = 4;
const GROUPS = 12;

/** All subtables together: they tell the same, some of fewer characters. */
export function readCmap(table: Uint8Array): GlyphOf {
  const view = viewOf(table);
  const readers: GlyphOf[] = [];
  for (let index = 0; index < view.getUint16(2); index += 1) {
    const at = view.getUint32(4 + index * 8 + 4);
    if (view.getUint16(at) === SEGMENTS) readers.push((code) => inSegments(view, at, code));
    if (view.getUint16(at) === GROUPS) readers.push((code) => inGroups(view, at, code));
  }
  return (code) => {
    for (const read of readers) {
      const glyph = read(code);
      if (glyph) return glyph;
    }
    return undefined;
  };
}

function inSegments(view: DataView, at: number, code: number): number | undefined {
  const bytes = view.getUint16(at + 6);
  const [ends, starts] = [at + 14, at + 16 + bytes];
  const [deltas, offsets] = [starts + bytes, starts + 2 * bytes];
  for (let segment = 0; segment < bytes; segment += 2) {
    if (view.getUint16(ends + segment) < code) continue;
    const start = view.getUint16(starts + segment);
    if (start > code) return undefined;
    const delta = view.getUint16(deltas + segment);
    const offset = view.getUint16(offsets + segment);
    if (offset === 0) return (code + delta) & 0xffff;
    const glyph = view.getUint16(offsets + segment + offset + (code - start) * 2);
    return glyph && (glyph + delta) & 0xffff;
  }
  return undefined;
}

function inGroups(view: DataView, at: number, code: number): number | undefined {
  for (let index = 0; index < view.getUint32(at + 12); index += 1) {
    const group = at + 16 + index * 12;
    const start = view.getUint32(group);
    if (start <= code && code <= view.getUint32(group + 4)) return view.getUint32(group + 8) + code - start;
  }
  return undefined;
}
