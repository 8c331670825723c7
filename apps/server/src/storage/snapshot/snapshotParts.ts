/** A row of this size is read in a fraction of a millisecond, and a download asks for the next while one is on its way. */
export const SNAPSHOT_PART_BYTES = 256 * 1024;

export function countParts(bytes: number): number {
  return Math.ceil(bytes / SNAPSHOT_PART_BYTES);
}

/** A view of one part; empty after the last. */
export function partOf(bytes: Uint8Array, part: number): Uint8Array {
  return bytes.subarray(part * SNAPSHOT_PART_BYTES, (part + 1) * SNAPSHOT_PART_BYTES);
}
