import { crc32 } from 'node:zlib';
import type { CompactionBase } from '../compaction.ts';
import type { Damaged } from '../snapshot/mergeLog.ts';
import { StorageError, type StoredEntry } from '../storage.ts';
import { cutPast, type PastEntry, packPast, unpackPast } from './packPast.ts';
import { workSpans } from './workSpans.ts';

/** Entries that a compaction merged, packed, and nobody's yet: what takes time is done before the lock is taken. */
export interface PackedPast {
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly firstMs: number;
  readonly bytes: number;
  readonly spans: string;
  readonly chunk: Uint8Array;
}

/** A chunk as it is on disk. */
export interface PastChunk {
  readonly crc: number;
  readonly chunk: Uint8Array;
}

/** What leaves the log when `entries` were merged; what was put aside is kept elsewhere. */
export function packMerged(
  board: {
    readonly base: CompactionBase;
    readonly entries: readonly (StoredEntry & Pick<PastEntry, 'session' | 'timeMs'>)[];
  },
  damaged: readonly Damaged[],
): PackedPast[] {
  const isDamaged = new Set(damaged.map(({ seq }) => seq));
  const merged = board.entries.flatMap(({ bytes, ...entry }): PastEntry[] =>
    bytes && !isDamaged.has(entry.seq) ? [{ ...entry, bytes }] : [],
  );
  return packEntries(merged, board.base);
}

/** @param covers where the snapshot before ends: what is missing after it was put aside and is part of the range. */
function packEntries(
  entries: readonly PastEntry[],
  { covers, upto }: { readonly covers: number; readonly upto: number },
): PackedPast[] {
  const chunks = cutPast(entries);
  if (chunks.length === 0) chunks.push([]);
  let firstSeq = covers + 1;
  return chunks.map((chunk, index) => {
    const isLast = index === chunks.length - 1;
    const lastSeq = isLast ? upto : (chunk.at(-1)?.seq ?? upto);
    const packed = pack(chunk, firstSeq, lastSeq);
    firstSeq = lastSeq + 1;
    return packed;
  });
}

function pack(entries: readonly PastEntry[], firstSeq: number, lastSeq: number): PackedPast {
  const work = entries.map(({ seq, session, timeMs, bytes }) => ({
    seq,
    session,
    timeMs,
    size: bytes.length,
  }));
  return {
    firstSeq,
    lastSeq,
    firstMs: entries[0]?.timeMs ?? 0,
    bytes: work.reduce((sum, { size }) => sum + size, 0),
    spans: JSON.stringify(workSpans(work)),
    chunk: packPast(entries),
  };
}

/** @throws StorageError when it is damaged. */
export function verifiedPast({ crc, chunk }: PastChunk): PastEntry[] {
  if (crc32(chunk) === crc) return unpackPast(chunk);
  throw new StorageError('A part of the board’s history is damaged. What is newer is not.');
}
