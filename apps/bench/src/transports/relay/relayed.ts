/** What goes through the relay: the seq in four bytes, lowest first, and then the change. */
const SEQ_BYTES = 4;

export function relayed(seq: number, change: Uint8Array): Buffer {
  const bytes = Buffer.alloc(SEQ_BYTES + change.length);
  bytes.writeUInt32LE(seq);
  bytes.set(change, SEQ_BYTES);
  return bytes;
}

export function seqOf(bytes: Buffer): number {
  return bytes.readUInt32LE();
}
