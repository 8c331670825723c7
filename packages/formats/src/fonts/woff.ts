import { checksumOf, pad4 } from './bytes.ts';

/** The tables of a font by their names. */
export type FontTables = ReadonlyMap<string, Uint8Array>;

const SIGNATURE = 0x774f4646;
const TRUETYPE = 0x00010000;
const HEADER_BYTES = 44;
const ENTRY_BYTES = 20;
/** What each table costs in a font that is not packed, and the font itself. */
const SFNT_ENTRY_BYTES = 16;
const SFNT_HEADER_BYTES = 12;
/** LIMIT of one table: many times what fonts of text have. */
const MAX_TABLE_BYTES = 32e6;

/** Of a WOFF file (version 1) with TrueType outlines; undefined for anything else. */
export async function readWoff(file: Uint8Array): Promise<FontTables | undefined> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (file.length < HEADER_BYTES || view.getUint32(0) !== SIGNATURE || view.getUint32(4) !== TRUETYPE)
    return undefined;
  const tables = new Map<string, Uint8Array>();
  for (let index = 0; index < view.getUint16(12); index += 1) {
    const at = HEADER_BYTES + index * ENTRY_BYTES;
    const [offset, packedBytes, bytes] = [
      view.getUint32(at + 4),
      view.getUint32(at + 8),
      view.getUint32(at + 12),
    ];
    if (bytes > MAX_TABLE_BYTES) return undefined;
    const packed = file.subarray(offset, offset + packedBytes);
    const table =
      packedBytes < bytes ? await pass(packed, new DecompressionStream('deflate')) : new Uint8Array(packed);
    if (table.length !== bytes) return undefined;
    tables.set(String.fromCharCode(...file.subarray(at, at + 4)), table);
  }
  return tables;
}

export async function writeWoff(tables: FontTables): Promise<Uint8Array<ArrayBuffer>> {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const packed = await Promise.all(sorted.map(([, table]) => pack(table)));
  const bodies = HEADER_BYTES + sorted.length * ENTRY_BYTES;
  const file = new Uint8Array(packed.reduce((sum, { length }) => sum + pad4(length), bodies));
  const view = new DataView(file.buffer);
  view.setUint32(0, SIGNATURE);
  view.setUint32(4, TRUETYPE);
  view.setUint32(8, file.length);
  view.setUint16(12, sorted.length);
  view.setUint32(16, sfntBytes(tables));
  // Its version, which says nothing.
  view.setUint16(20, 1);
  let offset = bodies;
  for (const [index, [tag, table]] of sorted.entries()) {
    const body = packed[index] ?? table;
    const at = HEADER_BYTES + index * ENTRY_BYTES;
    file.set(
      Uint8Array.from(tag, (letter) => letter.charCodeAt(0)),
      at,
    );
    for (const [field, value] of [offset, body.length, table.length, checksumOf(table)].entries())
      view.setUint32(at + 4 + field * 4, value);
    file.set(body, offset);
    offset += pad4(body.length);
  }
  return file;
}

function sfntBytes(tables: FontTables): number {
  const bodies = [...tables.values()].reduce((sum, { length }) => sum + pad4(length), 0);
  return SFNT_HEADER_BYTES + tables.size * SFNT_ENTRY_BYTES + bodies;
}

/** What does not get smaller stays as it is: that is how the format tells. */
async function pack(table: Uint8Array): Promise<Uint8Array> {
  const packed = await pass(table, new CompressionStream('deflate'));
  return packed.length < table.length ? packed : table;
}

async function pass(bytes: Uint8Array, stream: CompressionStream | DecompressionStream): Promise<Uint8Array> {
  const through = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(stream);
  return new Uint8Array(await new Response(through).arrayBuffer());
}
