/** The next length that a table may begin after. */
export function pad4(length: number): number {
  return (length + 3) & ~3;
}

/** As fonts have it: the sum of the table's words. */
export function checksumOf(table: Uint8Array): number {
  let sum = 0;
  for (let index = 0; index < table.length; index += 1) {
    sum = (sum + (table[index] ?? 0) * 2 ** (8 * (3 - (index % 4)))) >>> 0;
  }
  return sum;
}

export function viewOf(table: Uint8Array): DataView {
  return new DataView(table.buffer, table.byteOffset, table.byteLength);
}
