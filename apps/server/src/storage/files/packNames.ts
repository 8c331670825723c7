const NAME_BYTES = 32;

/** Names of files as a row holds them. */
export function packNames(names: Iterable<string>): Uint8Array {
  return Buffer.from([...names].join(''), 'hex');
}

export function unpackNames(packed: Uint8Array | null): string[] {
  const hex = Buffer.from(packed ?? new Uint8Array()).toString('hex');
  const digits = 2 * NAME_BYTES;
  return Array.from({ length: hex.length / digits }, (_, index) =>
    hex.slice(index * digits, (index + 1) * digits),
  );
}
