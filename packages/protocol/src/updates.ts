import { type ByteReader, createWriter, parseBytes } from './bytes.ts';
import { MAX_FRAGMENTS } from './limits.ts';

/**
 * The packed payloads that carry Yjs updates.
 *
 *     push       varint n·2      + update                          a whole update
 *                varint n·2 + 1  + varint index, count + fragment  a part of one that exceeds a chunk
 *     entry      varint seq, peerId + update                       peerId 0: stored by someone who is not here now
 *     tail       (varint seq + run update)*                        contiguous entries, oldest first
 *
 * Updates are opaque here: whether one is a Yjs update is for the server's check to say.
 */

/** A push of one session: `n` counts 1, 2, 3 … so that a resend is recognised. */
export interface Push {
  readonly n: number;
  readonly bytes: Uint8Array;
  /** Present when `bytes` is one of `count` fragments; the update is complete with the last. */
  readonly fragment?: Fragment;
}

export interface Fragment {
  readonly index: number;
  readonly count: number;
}

/** One line of a board's log. */
export interface Entry {
  readonly seq: number;
  readonly bytes: Uint8Array;
}

/** An entry as it is announced to the room, with who made it. */
export interface LiveEntry extends Entry {
  readonly peerId: number;
}

export function encodePush({ n, bytes, fragment }: Push): Uint8Array {
  const writer = createWriter(bytes.length + 16);
  writer.writeVarUint(n * 2 + (fragment ? 1 : 0));
  if (fragment) {
    writer.writeVarUint(fragment.index);
    writer.writeVarUint(fragment.count);
  }
  writer.writeBytes(bytes);
  return writer.finish();
}

/** Refuses with `undefined` what is not a push. The update's bytes are an exact copy, safe to keep. */
export function parsePush(payload: unknown): Push | undefined {
  return parseBytes(payload, (reader) => {
    const head = reader.readVarUint();
    const n = Math.floor(head / 2);
    if (n < 1) return undefined;
    if (head % 2 === 0) return { n, bytes: ownCopy(reader) };
    const index = reader.readVarUint();
    const count = reader.readVarUint();
    if (count < 2 || count > MAX_FRAGMENTS || index >= count || reader.remaining === 0) return undefined;
    return { n, fragment: { index, count }, bytes: ownCopy(reader) };
  });
}

/** Cuts an update into pushes that each fit a message. */
export function splitPush(push: Push, chunkBytes: number): Push[] {
  const { n, bytes } = push;
  if (bytes.length <= chunkBytes) return [push];
  const count = Math.ceil(bytes.length / chunkBytes);
  return Array.from({ length: count }, (_, index) => ({
    n,
    fragment: { index, count },
    bytes: bytes.subarray(index * chunkBytes, (index + 1) * chunkBytes),
  }));
}

export function encodeEntry({ seq, peerId, bytes }: LiveEntry): Uint8Array {
  const writer = createWriter(bytes.length + 16);
  writer.writeVarUint(seq);
  writer.writeVarUint(peerId);
  writer.writeBytes(bytes);
  return writer.finish();
}

export function parseEntry(payload: unknown): LiveEntry | undefined {
  return parseBytes(payload, (reader) => ({
    seq: reader.readVarUint(),
    peerId: reader.readVarUint(),
    bytes: ownCopy(reader),
  }));
}

export function encodeTail(entries: readonly Entry[]): Uint8Array {
  const writer = createWriter(entries.reduce((total, { bytes }) => total + bytes.length + 16, 0));
  for (const { seq, bytes } of entries) {
    writer.writeVarUint(seq);
    writer.writeRun(bytes);
  }
  return writer.finish();
}

export function parseTail(payload: unknown): Entry[] | undefined {
  return parseBytes(payload, (reader) => {
    const entries: Entry[] = [];
    while (reader.remaining > 0) {
      entries.push({ seq: reader.readVarUint(), bytes: new Uint8Array(reader.readRun()) });
    }
    return entries;
  });
}

/** A copy with a buffer of exactly its size: decoders further in (lib0's) check bounds against the buffer, not the view. */
function ownCopy(reader: ByteReader): Uint8Array {
  return new Uint8Array(reader.readRest());
}
