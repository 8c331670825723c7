import { asciiAt, type IsoBox } from '@drawbridge/protocol';
import { viewOf } from './bytes.ts';
import { boxesIn } from './isoBoxes.ts';

/** Where in the file a part of an item lies. */
export interface Extent {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** Kinds of items that are no part of a picture: Exif, XMP and the like, and what lies elsewhere. */
const METADATA = new Set(['Exif', 'mime', 'uri ']);

/** How an item says where it lies: from the start of the file, or within the box `idat`. */
const IN_FILE = 0;
const IN_IDAT = 1;

/** Where the items of a meta box lie that say something about the picture; `undefined` if that cannot be told. */
export function metadataExtents(file: Uint8Array, meta: IsoBox): Extent[] | undefined {
  const boxes = boxesIn(file, meta.start + 4, meta.end);
  const types = itemTypes(file, boxes);
  if (!types) return undefined;
  if (![...types.values()].some((type) => METADATA.has(type))) return [];
  const [iloc, idat] = ['iloc', 'idat'].map((type) => boxes.find((box) => box.type === type));
  return iloc && extentsOf(file, iloc, { types, idat });
}

/** By the id of the item. ISO/IEC 14496-12 §8.11.6. */
function itemTypes(file: Uint8Array, boxes: readonly IsoBox[]): Map<number, string> | undefined {
  const types = new Map<number, string>();
  const iinf = boxes.find(({ type }) => type === 'iinf');
  if (!iinf) return types;
  const view = viewOf(file);
  const entries = iinf.start + (view.getUint8(iinf.start) === 0 ? 6 : 8);
  for (const { type, start } of boxesIn(file, entries, iinf.end)) {
    const version = view.getUint8(start);
    if (type !== 'infe' || version < 2) return undefined;
    const idBytes = version === 2 ? 2 : 4;
    types.set(uintAt(view, start + 4, idBytes), asciiAt(file, start + 4 + idBytes + 2, 4));
  }
  return types;
}

interface Known {
  readonly types: ReadonlyMap<number, string>;
  readonly idat: IsoBox | undefined;
}

/** ISO/IEC 14496-12 §8.11.3: each field is as wide as the box says. */
function extentsOf(file: Uint8Array, iloc: IsoBox, { types, idat }: Known): Extent[] | undefined {
  const read = createFields(file, iloc);
  const version = read(1);
  read(3);
  const [offsetBytes = 0, lengthBytes = 0] = nibbles(read(1));
  const [baseBytes = 0, indexBytes = 0] = nibbles(read(1));
  const extents: Extent[] = [];
  for (let left = read(version < 2 ? 2 : 4); left > 0; left -= 1) {
    const type = types.get(read(version < 2 ? 2 : 4)) ?? '';
    const method = version === 0 ? IN_FILE : read(2) & 0xf;
    const elsewhere = read(2);
    const base = read(baseBytes);
    // Parts that take no place in the box would be counted for ever.
    if (offsetBytes + lengthBytes === 0) return undefined;
    for (let parts = read(2); parts > 0; parts -= 1) {
      if (version > 0) read(indexBytes);
      const [offset, length] = [read(offsetBytes), read(lengthBytes)];
      if (!METADATA.has(type)) continue;
      const isKnown = elsewhere === 0 && length > 0 && (method === IN_FILE || (method === IN_IDAT && idat));
      if (!isKnown) return undefined;
      const start = base + offset + (method === IN_IDAT && idat ? idat.start : 0);
      extents.push({ type, start, end: start + length });
    }
  }
  return extents;
}

/** Reads one field after the other. @throws RangeError behind the last. */
function createFields(file: Uint8Array, { start, end }: IsoBox): (bytes: number) => number {
  const view = viewOf(file);
  let at = start;
  return (bytes) => {
    if (at + bytes > end) throw new RangeError('The box is cut short.');
    at += bytes;
    return uintAt(view, at - bytes, bytes);
  };
}

function nibbles(byte: number): [number, number] {
  return [byte >> 4, byte & 0xf];
}

function uintAt(view: DataView, at: number, bytes: number): number {
  let value = 0;
  for (let index = 0; index < bytes; index += 1) value = value * 256 + view.getUint8(at + index);
  return value;
}
