import { gzipSync } from 'node:zlib';
import * as Y from 'yjs';
import type { BoardGate, Candidate, LoadBoard, Verdict } from '../gate.ts';

/** A board as storage would give it: `log` may grow, and `loads` counts how often it was read. */
export interface StoredBoard {
  readonly log: Uint8Array[];
  readonly load: LoadBoard;
  loads: number;
}

export function createStoredBoard(...log: Uint8Array[]): StoredBoard {
  const board: StoredBoard = {
    log,
    loads: 0,
    async *load() {
      board.loads += 1;
      yield { kind: 'entries', entries: log.map((bytes, index) => ({ seq: index + 1, bytes })) };
    },
  };
  return board;
}

/** The same board after it was compacted: a snapshot in several parts. */
export function createSnapshotBoard(update: Uint8Array): StoredBoard {
  const gzip = gzipSync(update);
  const middle = gzip.length >> 1;
  const board: StoredBoard = {
    log: [],
    loads: 0,
    async *load() {
      board.loads += 1;
      yield { kind: 'snapshot', gzip: gzip.subarray(0, middle) };
      yield { kind: 'snapshot', gzip: gzip.subarray(middle) };
    },
  };
  return board;
}

/** The verdict on one update. */
export async function checkOne(board: BoardGate, bytes: Uint8Array, isNewClient = false): Promise<Verdict> {
  const [verdict] = await board.check([{ bytes, isNewClient } satisfies Candidate]);
  if (!verdict) throw new Error('The gate did not answer.');
  return verdict;
}

/** The update that `change` makes in a doc of `clientId` that holds `before`. */
export function updateBy(
  clientId: number,
  change: (shapes: Y.Map<unknown>, doc: Y.Doc) => void,
  ...before: readonly Uint8Array[]
): Uint8Array {
  const doc = new Y.Doc();
  for (const update of before) Y.applyUpdate(doc, update);
  // Only now: a doc that meets its own clientID in an update takes another.
  doc.clientID = clientId;
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  change(doc.getMap('shapes'), doc);
  return Y.mergeUpdates(updates);
}
