import type { Filling } from '@drawbridge/protocol';
import type { BoardHead, Snapshot } from '../storage/index.ts';

/** What a room knows of its board's log without reading it. */
export interface Ledger {
  readonly epoch: string;
  /** Seq of the newest entry that is announced. */
  readonly head: number;
  readonly snapshot: Snapshot | undefined;
  /** What is in the log after the snapshot. */
  readonly tail: BoardHead['tail'];
  readonly damaged: number;
  readonly filling: Filling;
  /** Entry `seq` is in the log. `shapes` is how many the board has with it, where that is known. */
  add(seq: number, bytes: number, shapes?: number): void;
  /** The board has this many shapes, as its log made it. Unknown, and taken for none, until this is said or one is added. */
  counted(shapes: number): void;
  /** The log was compacted. */
  compacted(board: BoardHead): void;
  /** The log was compacted beyond what was announced of it. */
  moved(board: BoardHead): void;
}

export interface LedgerLimits {
  readonly maxBoardBytes: number;
  readonly maxBoardShapes: number;
}

export function createLedger(opened: BoardHead, limits: LedgerLimits): Ledger {
  let { head, snapshot, tail, damaged } = opened;
  let shapes = 0;
  return {
    epoch: opened.epoch,
    get head() {
      return head;
    },
    get snapshot() {
      return snapshot;
    },
    get tail() {
      return tail;
    },
    get damaged() {
      return damaged;
    },
    get filling() {
      const bytes = (snapshot?.bytes ?? 0) + tail.bytes;
      return { bytes, maxBytes: limits.maxBoardBytes, shapes, maxShapes: limits.maxBoardShapes };
    },
    add(seq, bytes, shapesNow) {
      head = seq;
      tail = { entries: tail.entries + 1, bytes: tail.bytes + bytes };
      shapes = shapesNow ?? shapes;
    },
    counted(shapesNow) {
      shapes = shapesNow;
    },
    compacted(board) {
      ({ snapshot, tail, damaged } = board);
    },
    moved(board) {
      ({ head, snapshot, tail, damaged } = board);
    },
  };
}
