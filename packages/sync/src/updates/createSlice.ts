import { createWriter } from '@drawbridge/protocol';
import type { Section } from './readSections.ts';

/** How large a slice grows before the next one begins. One that holds a single large struct is larger. */
export interface SliceLimits {
  readonly maxBytes: number;
  /** Structs and deleted ranges. */
  readonly maxItems: number;
}

/** What was taken of one section for a slice: `count` things that lie side by side in the bytes. */
interface Part {
  readonly client: number;
  readonly clock: number;
  readonly start: number;
  end: number;
  count: number;
}

type Parts = ReadonlyMap<number, Readonly<Part>>;

/** An update that is put together from pieces of another, byte by byte as they were there. */
export interface Slice {
  readonly isEmpty: boolean;
  /** In bytes, about. */
  readonly size: number;
  /** By client. */
  readonly structs: Parts;
  readonly ranges: Parts;
  /** Whether this much more may be added. */
  hasRoomFor(bytes: number): boolean;
  /** Adds the struct of `section` that ends at `end`. It must follow the one of that section that was added before. */
  addStruct(section: Section, end: number): void;
  addRange(section: Section, end: number): void;
  /** Adds all of the slice that was cut from the same bytes right after what is here. */
  append(next: Slice): void;
  finish(): Uint8Array;
}

/** A head of a section: how many, client, clock. */
const MAX_HEAD_BYTES = 24;

export function createSlice(bytes: Uint8Array, { maxBytes, maxItems }: SliceLimits): Slice {
  const structs = new Map<number, Part>();
  const ranges = new Map<number, Part>();
  let size = 0;
  let items = 0;

  const add = (parts: Map<number, Part>, next: Readonly<Part>): void => {
    const part = parts.get(next.client);
    if (part) {
      part.end = next.end;
      part.count += next.count;
    } else {
      parts.set(next.client, { ...next });
      size += MAX_HEAD_BYTES;
    }
    size += next.end - next.start;
    items += next.count;
  };

  const partOf = ({ client, clock, position }: Section, end: number): Part => ({
    client,
    clock,
    start: position,
    end,
    count: 1,
  });

  return {
    get isEmpty() {
      return items === 0;
    },
    get size() {
      return size;
    },
    structs,
    ranges,
    hasRoomFor: (more) => items < maxItems && size + more + MAX_HEAD_BYTES <= maxBytes,
    addStruct: (section, end) => add(structs, partOf(section, end)),
    addRange: (section, end) => add(ranges, partOf(section, end)),
    append(next) {
      for (const part of next.structs.values()) add(structs, part);
      for (const part of next.ranges.values()) add(ranges, part);
    },
    finish() {
      const writer = createWriter(size + MAX_HEAD_BYTES);
      writer.writeVarUint(structs.size);
      for (const { client, clock, start, end, count } of structs.values()) {
        writer.writeVarUint(count);
        writer.writeVarUint(client);
        writer.writeVarUint(clock);
        writer.writeBytes(bytes.subarray(start, end));
      }
      writer.writeVarUint(ranges.size);
      for (const { client, start, end, count } of ranges.values()) {
        writer.writeVarUint(client);
        writer.writeVarUint(count);
        writer.writeBytes(bytes.subarray(start, end));
      }
      return writer.finish();
    },
  };
}
