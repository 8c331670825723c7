import * as Y from 'yjs';
import { type Cutter, createCutter as createWorkerCutter, localCutter } from './cutter.ts';
import { createPauses as createTimedPauses, type Pauses } from './pauses.ts';
import { QuickDecoder } from './quickDecoder.ts';

/** Up to here updates are applied in one go: it takes less than is felt. Above, in slices, with pauses between. */
const AT_ONCE_BYTES = 128 * 1024;

/** Brings updates into a doc that are too large to be applied while a page stands still. */
export interface Hydration {
  /**
   * Applies updates one after the other. While this goes on, the doc holds a part of them that lacks nothing it builds on:
   * it may be read, written to and given other updates. Ends early, without a word, once `signal` is aborted.
   *
   * @returns how many of them could not be applied.
   */
  apply(updates: readonly Uint8Array[], options: ApplyOptions): Promise<number>;
  /** The same for one of so many bytes that is still to come. Gets ready for it meanwhile; rejects as it does. */
  applyComing(update: Promise<Uint8Array>, bytes: number, options: ApplyOptions): Promise<number>;
  /** The whole doc as one update, with what is still on its way into it. */
  encodeWhole(): Uint8Array;
}

export interface ApplyOptions {
  /** Marks the transactions. */
  readonly origin: object;
  readonly signal: AbortSignal;
  /** Of all updates together, so many bytes are in the doc. Not told of what is applied in one go. */
  readonly onApplied: (bytes: number) => void;
  /** The updates once more, large ones in pieces that a browser can write down without stopping. In order. */
  readonly onPiece?: (piece: Uint8Array) => void;
}

/** What lasts for one call of `apply`. */
interface Turns extends ApplyOptions {
  readonly cutter: Cutter;
  readonly pauses: Pauses;
}

export interface HydrationDeps {
  readonly doc: Y.Doc;
  readonly createCutter?: () => Cutter;
  readonly createPauses?: () => Pauses;
}

export function createHydration(deps: HydrationDeps): Hydration {
  const { doc, createCutter = createWorkerCutter, createPauses = createTimedPauses } = deps;
  const onTheirWay = new Set<readonly Uint8Array[]>();

  const applyOne = (update: Uint8Array, { origin }: ApplyOptions): number => {
    try {
      Y.applyUpdateV2(doc, update, origin, QuickDecoder);
      return 0;
    } catch {
      return 1;
    }
  };

  /** One transaction, so that observers run once. */
  const applyAtOnce = (updates: readonly Uint8Array[], options: ApplyOptions): number =>
    doc.transact(() => {
      for (const update of updates) options.onPiece?.(update);
      return updates.reduce((failed, update) => failed + applyOne(update, options), 0);
    }, options.origin);

  const applySliced = async (update: Uint8Array, { cutter, pauses, ...options }: Turns): Promise<number> => {
    const known = Y.decodeStateVector(Y.encodeStateVector(doc));
    let failed = 0;
    for await (const { slices, piece } of cutter.cut(update, known)) {
      for (const slice of slices) {
        if (pauses.isDue) await pauses.take();
        if (options.signal.aborted) return failed;
        failed += applyOne(slice, options);
        options.onApplied(slice.length);
      }
      if (piece) options.onPiece?.(piece);
    }
    return Math.min(1, failed);
  };

  const applyInTurns = async (updates: readonly Uint8Array[], turns: Turns): Promise<number> => {
    const { signal, pauses } = turns;
    let failed = 0;
    let done = 0;
    const report = (bytes: number): void => {
      done = bytes;
      turns.onApplied(bytes);
    };
    for (const update of updates) {
      const end = done + update.length;
      if (pauses.isDue) await pauses.take();
      if (signal.aborted) return failed;
      if (update.length > AT_ONCE_BYTES) {
        // Slices have heads of their own, and leave out what the doc has.
        const onApplied = (bytes: number): void => report(Math.min(end, done + bytes));
        failed += await applySliced(update, { ...turns, onApplied });
      } else {
        turns.onPiece?.(update);
        failed += applyOne(update, turns);
      }
      if (signal.aborted) return failed;
      report(end);
    }
    return failed;
  };

  const applyLarge = async (
    updates: readonly Uint8Array[],
    options: ApplyOptions & { readonly cutter: Cutter },
  ): Promise<number> => {
    onTheirWay.add(updates);
    try {
      return await applyInTurns(updates, { ...options, pauses: createPauses() });
    } finally {
      onTheirWay.delete(updates);
    }
  };

  return {
    async apply(updates, options) {
      if (sizeOf(updates) <= AT_ONCE_BYTES) return applyAtOnce(updates, options);
      const cutter = createCutter();
      try {
        return await applyLarge(updates, { ...options, cutter });
      } finally {
        cutter.close();
      }
    },
    async applyComing(update, bytes, options) {
      const cutter = bytes > AT_ONCE_BYTES ? createCutter() : localCutter;
      try {
        return await applyLarge([await update], { ...options, cutter });
      } finally {
        cutter.close();
      }
    },
    encodeWhole() {
      const whole = Y.encodeStateAsUpdate(doc);
      return onTheirWay.size === 0 ? whole : Y.mergeUpdates([whole, ...[...onTheirWay].flat()]);
    },
  };
}

export function sizeOf(updates: readonly Uint8Array[]): number {
  return updates.reduce((total, { length }) => total + length, 0);
}
