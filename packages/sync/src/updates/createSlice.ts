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

/** An update that is put together from pieces of another, byte by byte as they were there. */
export interface Slice {
  readonly isEmpty: boolean;
  /** Whether this much more may be added. */
  hasRoomFor(bytes: number): boolean;
  /** Adds the struct of `section` that ends at `end`. It must follow the one of that section that was added before. */
  addStruct(section: Section, end: number): void;
  addRange(section: Section, end: number): void;
  finish(): Uint8Array;
}

/** A head of a section: how many, client, clock. */
const MAX_HEAD_BYTES = 24;

export function createSlice(bytes: Uint8Array, { maxBytes, maxItems }: SliceLimits): Slice {
  const structs = new Map<number, Part>();
  const ranges = new Map<number, Part>();
  let size = 0;
  let items = 0;

  const add = (parts: Map<number, Part>, { client, clock, position }: Section, end: number): void => {
    const part = parts.get(client);
    if (part) {
      part.end = end;
      part.count += 1;
    } else {
      parts.set(client, { client, clock, start: position, end, count: 1 });
      size += MAX_HEAD_BYTES;
    }
    size += end - position;
    items += 1;
  };

  return {
    get isEmpty() {
      return items === 0;
    },
    hasRoomFor: (more) => items < maxItems && size + more + MAX_HEAD_BYTES <= maxBytes,
    addStruct: (section, end) => add(structs, section, end),
    addRange: (section, end) => add(ranges, section, end),
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
