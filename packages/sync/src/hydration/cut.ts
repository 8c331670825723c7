import { createSlice, type Slice, type SliceLimits } from '../updates/createSlice.ts';
import { readSlices } from '../updates/splitUpdate.ts';

/** What a slow phone puts into a doc, and a store into its records, in a few milliseconds. */
const SLICE_LIMITS: SliceLimits = { maxBytes: 64 * 1024, maxItems: 2_000 };
/** Handed out together: a message for each would cost as much as cutting it, and the first are wanted soon. */
const BATCH_SLICES = 4;
/**
 * What a browser writes to its disk within a frame. Two are more than what the offline copy merges, so that it leaves them
 * as they are.
 */
const PIECE_BYTES = 2.5 * 1024 * 1024;
const NO_LIMITS: SliceLimits = { maxBytes: Number.POSITIVE_INFINITY, maxItems: Number.POSITIVE_INFINITY };

/** Some of an update. */
export interface Batch {
  /** Updates to apply, in order. */
  readonly slices: readonly Uint8Array[];
  /** What all slices since the last piece are together, as one update to keep; not with every batch, but with the last. */
  readonly piece?: Uint8Array;
}

/** How far the doc that gets an update knows each client. */
export type KnownClocks = ReadonlyMap<number, number>;

/** Cuts an update into slices to apply and pieces to keep. Reads no further than for what it hands out. */
export function* cut(update: Uint8Array, known: KnownClocks): Generator<Batch> {
  const knownTo = (client: number): number => known.get(client) ?? 0;
  const slices = readSlices(update, { ...SLICE_LIMITS, known: knownTo });
  if (!slices) yield { slices: [update], piece: update };
  else yield* batchesOf(update, slices);
}

function* batchesOf(update: Uint8Array, slices: Iterable<Slice>): Generator<Batch> {
  let batch: Uint8Array[] = [];
  let piece = createSlice(update, NO_LIMITS);
  for (const slice of slices) {
    if (piece.size + slice.size > PIECE_BYTES && !piece.isEmpty) {
      yield { slices: batch, piece: piece.finish() };
      batch = [];
      piece = createSlice(update, NO_LIMITS);
    } else if (batch.length === BATCH_SLICES) {
      yield { slices: batch };
      batch = [];
    }
    batch.push(slice.finish());
    piece.append(slice);
  }
  if (!piece.isEmpty) yield { slices: batch, piece: piece.finish() };
}
