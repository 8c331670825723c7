import { type ByteReader, createWriter, parseBytes } from './bytes.ts';
import { MAX_FRAGMENTS } from './limits.ts';

/**
 * The packed payloads that carry Yjs updates.
 *
 *     push       varint n·2      + update                          a whole update, the one after push n - 1
 *                varint n·2 + 1  + varint flags + what they name + update
 *                                  1: varint index, count            a part of one that exceeds a chunk
 *                                  2: varint after                   the one after push `after`
 *     entry      varint seq, peerId + update                       peerId 0: stored by someone who is not here now
 *     tail       (varint seq + run update)*                        contiguous entries, oldest first
 *
 * Updates are opaque here: whether one is a Yjs update is for the server's check to say.
 */

/** A push of one session: `n` counts 1, 2, 3 … so that a resend is recognised. */
export interface Push {
  readonly n: number;
  readonly bytes: Uint8Array;
  /** The push before this one, when numbers between them were refused and given up. Else that is `n - 1`. */
  readonly after?: number;
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

const IS_FRAGMENT = 1;
const HAS_AFTER = 2;

export function encodePush({ n, bytes, after, fragment }: Push): Uint8Array {
  const writer = createWriter(bytes.length + 24);
  const flags = (fragment ? IS_FRAGMENT : 0) + (after === undefined ? 0 : HAS_AFTER);
  writer.writeVarUint(n * 2 + (flags === 0 ? 0 : 1));
  if (flags !== 0) writer.writeVarUint(flags);
  if (fragment) {
    writer.writeVarUint(fragment.index);
    writer.writeVarUint(fragment.count);
  }
  if (after !== undefined) writer.writeVarUint(after);
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
    const flags = reader.readVarUint();
    const fragment =
      flags & IS_FRAGMENT ? { index: reader.readVarUint(), count: reader.readVarUint() } : undefined;
    const after = flags & HAS_AFTER ? reader.readVarUint() : undefined;
    if (flags < 1 || flags > (IS_FRAGMENT | HAS_AFTER) || (after !== undefined && after >= n))
      return undefined;
    if (fragment && (!isFragment(fragment) || reader.remaining === 0)) return undefined;
    return {
      n,
      ...(after !== undefined && { after }),
      ...(fragment && { fragment }),
      bytes: ownCopy(reader),
    };
  });
}

function isFragment({ index, count }: Fragment): boolean {
  return count >= 2 && count <= MAX_FRAGMENTS && index < count;
}

/** Cuts an update into pushes that each fit a message. */
export function splitPush(push: Push, chunkBytes: number): Push[] {
  const { bytes } = push;
  if (bytes.length <= chunkBytes) return [push];
  const count = Math.ceil(bytes.length / chunkBytes);
  return Array.from({ length: count }, (_, index) => ({
    ...push,
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
