import { gunzipSync, gzipSync } from 'node:zlib';
import { StorageError } from '../storage.ts';

/** An entry that was merged into a snapshot. */
export interface PastEntry {
  readonly seq: number;
  readonly session: string;
  readonly timeMs: number;
  readonly bytes: Uint8Array;
}

/** The past is written once and seldom read: a few per cent for twice the time are worth it. */
const GZIP_LEVEL = 6;

/** A row of this size is read in a moment, and compresses as well as a larger one: gzip looks back 32 KB. */
const CHUNK_BYTES = 256 * 1024;

/** What is the same for all entries of a chunk is told in columns, as differences: it compresses to next to nothing. */
interface Columns {
  readonly sessions: readonly string[];
  readonly session: readonly number[];
  readonly seq: readonly number[];
  readonly time: readonly number[];
  readonly size: readonly number[];
}

const LENGTH_BYTES = 4;

/** Cuts entries, oldest first, into what makes one chunk each. */
export function cutPast(entries: readonly PastEntry[]): PastEntry[][] {
  const chunks: PastEntry[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const entry of entries) {
    if (bytes + entry.bytes.length > CHUNK_BYTES) {
      chunks.push([]);
      bytes = 0;
    }
    chunks.at(-1)?.push(entry);
    bytes += entry.bytes.length;
  }
  return chunks;
}

/** As many as fit, at least one if there is one. */
export function startOf(entries: readonly PastEntry[], maxBytes: number): PastEntry[] {
  let bytes = 0;
  const end = entries.findIndex((entry, index) => {
    bytes += entry.bytes.length;
    return index > 0 && bytes > maxBytes;
  });
  return end < 0 ? [...entries] : entries.slice(0, end);
}

/** One gzip stream of entries: the length of the columns, the columns as JSON, the bytes of all entries. */
export function packPast(entries: readonly PastEntry[]): Uint8Array {
  const columns = Buffer.from(JSON.stringify(toColumns(entries)));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(columns.length);
  return gzipSync(Buffer.concat([length, columns, ...entries.map(({ bytes }) => bytes)]), {
    level: GZIP_LEVEL,
  });
}

/** @throws StorageError when it is not what `packPast` made. */
export function unpackPast(chunk: Uint8Array): PastEntry[] {
  try {
    const plain = gunzipSync(chunk);
    const start = LENGTH_BYTES + plain.readUInt32LE(0);
    // Its checksum was right, so it is what `packPast` wrote.
    const columns = JSON.parse(plain.toString('utf8', LENGTH_BYTES, start)) as Columns;
    return fromColumns(columns, plain.subarray(start));
  } catch (error) {
    throw new StorageError('A part of the board’s history cannot be unpacked.', { cause: error });
  }
}

function toColumns(entries: readonly PastEntry[]): Columns {
  const sessions = [...new Set(entries.map(({ session }) => session))];
  const indexes = new Map(sessions.map((session, index) => [session, index]));
  return {
    sessions,
    session: entries.map(({ session }) => indexes.get(session) ?? 0),
    seq: differences(entries.map(({ seq }) => seq)),
    time: differences(entries.map(({ timeMs }) => timeMs)),
    size: entries.map(({ bytes }) => bytes.length),
  };
}

function fromColumns({ sessions, session, seq, time, size }: Columns, plain: Uint8Array): PastEntry[] {
  const seqs = sums(seq);
  const times = sums(time);
  const ends = sums(size);
  return size.map((bytes, index) => {
    const end = ends[index] ?? 0;
    return {
      seq: seqs[index] ?? 0,
      session: sessions[session[index] ?? 0] ?? '',
      timeMs: times[index] ?? 0,
      bytes: plain.subarray(end - bytes, end),
    };
  });
}

function differences(values: readonly number[]): number[] {
  return values.map((value, index) => value - (values[index - 1] ?? 0));
}

function sums(values: readonly number[]): number[] {
  let sum = 0;
  return values.map((value) => {
    sum += value;
    return sum;
  });
}
