import type { Filling, LiveEntry } from '@drawbridge/protocol';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { BoardHead, BoardStanding, Storage } from '../storage/index.ts';
import { createAppendQueue, type QueuedEntry } from './appendQueue.ts';
import { createArrivals } from './arrivals.ts';
import { type CatchUp, createCatchUp } from './catchUp.ts';
import { createCompaction } from './compaction.ts';
import type { BoardGate, BoardPart, Gate } from './gate/gate.ts';
import { createLedger, type Ledger, type LedgerLimits } from './ledger.ts';
import { createLogFollower, type HeardEntry } from './logFollower.ts';
import type { Connection } from './member.ts';
import { fullnessOf } from './quota.ts';

/** How much of the log is read at a time to load it. */
const LOAD_BYTES = 1024 * 1024;

/** The log of an open board: what is pushed is checked, stored, announced and, when it has grown long, compacted. */
export interface Journal {
  readonly ledger: Ledger;
  readonly catchUp: CatchUp;
  readonly gate: Pick<BoardGate, 'clocks'>;
  /** Nothing is on its way to disk. */
  readonly isIdle: boolean;
  append(push: PushedUpdate): void;
  /** Another node added an entry, or may have. */
  hear(entry: HeardEntry): void;
  /** How the board stood when it was looked at. */
  compare(standing: BoardStanding): void;
  /** Resolves when the log is announced up to where it ends now. Rejects when that takes too long. */
  refresh(): Promise<void>;
  /** Nobody needs the board now: compacts what is worth it. */
  settle(): Promise<void>;
  close(): void;
}

export interface PushedUpdate extends QueuedEntry {
  readonly peerId: number;
  /** It has its own update already. */
  readonly author: Connection;
  onStored(): void;
}

export interface JournalDeps {
  readonly boardId: string;
  readonly storage: Storage;
  readonly gate: Gate;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Pick<Metrics, 'followed' | 'overtaken'>;
  readonly limits: LedgerLimits;
  /** An update is durable: time to tell the others. */
  readonly announce: (entry: LiveEntry, except?: Connection) => void;
  readonly isSnapshotRead: () => boolean;
  /** The log went on, and became a snapshot, in a way that nobody can follow: everybody must read it. */
  readonly onMoved: () => void;
  /** This is not the log any more that was opened: everybody must join anew. */
  readonly onReplaced: () => void;
  /** The board came near its limits, or left them. */
  readonly onFilled: (filling: Filling) => void;
  readonly onIdle: () => void;
}

export function createJournal(board: BoardHead, deps: JournalDeps): Journal {
  const {
    boardId,
    storage,
    clock,
    log,
    metrics,
    announce,
    isSnapshotRead,
    onMoved,
    onReplaced,
    onFilled,
    onIdle,
  } = deps;
  const ledger = createLedger(board, deps.limits);
  const gate = deps.gate.open(boardId, () => loadBoard(storage, boardId));
  const catchUp = createCatchUp({ boardId, storage, ledger, log });
  const arrivals = createArrivals(clock);
  let fullness = fullnessOf(ledger.filling);

  const measure = (): void => {
    const now = fullnessOf(ledger.filling);
    if (now !== fullness) onFilled(ledger.filling);
    fullness = now;
  };
  /** The gate answers in order: before it says of any update how many there are with it. */
  const count = async (): Promise<void> => {
    ledger.counted(await gate.shapes());
    measure();
  };
  // Why a board cannot be loaded is said, and logged, when somebody pushes.
  count().catch(() => {});
  const compaction = createCompaction({
    boardId,
    storage,
    ledger,
    clock,
    log,
    isSnapshotRead,
    onCompacted: measure,
  });

  const stored = (entry: LiveEntry, except?: Connection, shapes?: number): void => {
    ledger.add(entry.seq, entry.bytes.length, shapes);
    announce(entry, except);
    arrivals.note(entry.seq);
  };

  const follower = createLogFollower({
    boardId,
    storage,
    ledger,
    catchUp,
    gate,
    metrics,
    onEntry: (entry) => stored(entry),
    onCaughtUp() {
      // What became a snapshot is not announced, and everybody is to read it.
      arrivals.note(ledger.head);
      count().catch(() => {});
    },
    onMoved,
    onReplaced,
  });

  const queue = createAppendQueue({
    boardId,
    epoch: board.epoch,
    storage,
    head: () => ledger.head,
    follower,
    gate,
    clock,
    log,
    metrics,
    onStored(push: PushedUpdate, seq, shapes) {
      const { bytes, peerId, author } = push;
      push.onStored();
      stored({ seq, peerId, bytes }, author, shapes);
      measure();
      compaction.grown();
    },
    onIdle,
  });

  return {
    ledger,
    catchUp,
    gate,
    get isIdle() {
      return queue.isIdle;
    },
    append: queue.add,
    hear(entry) {
      follower.hear(entry);
      if (follower.isBehind) queue.wake();
    },
    compare(standing) {
      follower.compare(standing);
      if (follower.isBehind) queue.wake();
    },
    async refresh() {
      const { head = 0 } = (await storage.findStanding([boardId])).get(boardId) ?? {};
      if (head <= ledger.head) return;
      const arrived = arrivals.until(head);
      follower.doubt();
      queue.wake();
      await arrived;
    },
    settle: compaction.settle,
    close() {
      compaction.stop();
      arrivals.stop();
      queue.stop();
      gate.close();
    },
  };
}

/** Streams a board to the gate. */
async function* loadBoard(storage: Storage, boardId: string): AsyncGenerator<BoardPart> {
  const { head, snapshot } = await storage.openBoard(boardId);
  for (let part = 0; snapshot; part += 1) {
    const gzip = await storage.readSnapshot(boardId, snapshot.name, part);
    if (!gzip) break;
    yield { kind: 'snapshot', gzip };
  }
  let have = snapshot?.covers ?? 0;
  while (have < head) {
    const entries = await storage.readLog(boardId, { after: have, maxBytes: LOAD_BYTES });
    if (entries[0]?.seq !== have + 1) throw new Error(`Board ${boardId} was compacted while it was read.`);
    yield { kind: 'entries', entries };
    have = entries.at(-1)?.seq ?? have;
  }
}
