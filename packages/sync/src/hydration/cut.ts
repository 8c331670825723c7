import type { SliceLimits } from '../updates/createSlice.ts';
import { splitUpdate } from '../updates/splitUpdate.ts';

/** What a slow phone puts into a doc, and a store into its records, in a few milliseconds. */
const SLICE_LIMITS: SliceLimits = { maxBytes: 64 * 1024, maxItems: 2_000 };

/**
 * What a browser writes to its disk within a frame. Two are more than what the offline copy merges, so that it leaves them
 * as they are.
 */
const PIECE_LIMITS: SliceLimits = { maxBytes: 2.5 * 1024 * 1024, maxItems: Number.POSITIVE_INFINITY };

/** A piece of an update, an update itself, and that once more as slices. */
export interface Piece {
  readonly bytes: Uint8Array;
  readonly slices: readonly Uint8Array[];
}

/** How far the doc that gets an update knows each client. */
export type KnownClocks = ReadonlyMap<number, number>;

/** Cuts an update into pieces to keep and these into slices to apply, all of them in order. */
export function* cut(update: Uint8Array, known: KnownClocks): Generator<Piece> {
  const knownTo = (client: number): number => known.get(client) ?? 0;
  for (const bytes of splitUpdate(update, { ...PIECE_LIMITS, known: knownTo })) {
    yield { bytes, slices: [...splitUpdate(bytes, SLICE_LIMITS)] };
  }
}
