import { viewOf } from './bytes.ts';

/** Reads numbers out of a table, which have their high bytes first. */
export interface Reader {
  u16(at: number): number;
  u32(at: number): number;
}

export function createReader(table: Uint8Array): Reader {
  const view = viewOf(table);
  return { u16: (at) => view.getUint16(at), u32: (at) => view.getUint32(at) };
}

/** A reader that remembers what was read: nothing else is needed for reading the same again. */
export interface Keeper extends Reader {
  /** Reads as many numbers of 16 bits, whatever they say. */
  keep(at: number, count: number): void;
  /** The table with zeros where nothing was read. */
  kept(): Uint8Array;
}

export function createKeeper(table: Uint8Array): Keeper {
  const kept = new Uint8Array(table.length);
  const plain = createReader(table);
  const keep = (from: number, length: number): void => {
    for (let at = from; at < from + length; at += 1) kept[at] = table[at] ?? 0;
  };
  return {
    u16(at) {
      keep(at, 2);
      return plain.u16(at);
    },
    u32(at) {
      keep(at, 4);
      return plain.u32(at);
    },
    keep: (at, count) => keep(at, count * 2),
    kept: () => kept.slice(),
  };
}

export function readWords(reader: Reader, at: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => reader.u16(at + index * 2));
}

/** An array that tells its length first. */
export function readList(reader: Reader, at: number): number[] {
  return readWords(reader, at + 2, reader.u16(at));
}
