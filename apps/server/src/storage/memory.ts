import { randomBytes, randomUUID } from 'node:crypto';
import { type CompactionBase, isMerged, isStillCurrent } from './compaction.ts';
import { formatEpoch, parseEpoch } from './epoch.ts';
import { createMemoryLedger } from './files/memoryLedger.ts';
import { createMemoryAudit } from './memoryAudit.ts';
import { listMemoryBoards } from './memoryBoards.ts';
import {
  bytesOfPast,
  createHistory,
  createMemoryHistory,
  type MemoryHistory,
  sign,
} from './memoryHistory.ts';
import { createMemoryRecords } from './memoryRecords.ts';
import { buildSnapshot } from './snapshot/buildSnapshot.ts';
import type { BoardBytes } from './snapshot/fileNames.ts';
import { countParts, partOf } from './snapshot/snapshotParts.ts';
import {
  type Appended,
  type BoardHead,
  type NewEntry,
  SNAPSHOT_GRACE_MS,
  type Snapshot,
  type Storage,
  StorageError,
  type StoredEntry,
} from './storage.ts';

interface MemoryBoard {
  readonly log: string;
  head: number;
  covers: number;
  snapshot: MemorySnapshot | undefined;
  /** By seq, oldest first. */
  readonly entries: Map<number, NewEntry & { readonly timeMs: number }>;
  readonly history: MemoryHistory;
  readonly damaged: Map<number, NewEntry>;
  /** The newest push of every session. */
  readonly senders: Map<string, { readonly n: number; readonly seq: number }>;
  readonly replaced: (MemorySnapshot & { readonly replacedMs: number })[];
}

interface MemorySnapshot extends Snapshot {
  readonly gzip: Uint8Array;
}

export interface MemoryStorageOptions {
  readonly now?: () => number;
  /** Awaited between the steps of a compaction, where a disk would be: other calls come in between. */
  readonly pause?: () => Promise<unknown>;
}

/** Forgets everything when the process ends: for tests, and for trying what may come to nothing. */
export function createMemoryStorage(options: MemoryStorageOptions = {}): Storage {
  const { now = Date.now, pause = nextTurn } = options;
  const boards = new Map<string, MemoryBoard>();
  const run = randomBytes(8).toString('hex');
  const { newestVersion, ...records } = createMemoryRecords();
  const openBoard = (boardId: string): BoardHead =>
    describe(boards.get(boardId) ?? createBoard(randomUUID()), run);

  const ledger = createMemoryLedger({
    now,
    boards: () => [...boards].map(([id, board]) => [id, bytesOf(board)]),
  });

  return {
    files: ledger,
    secret: randomBytes(32),
    health: { kind: 'ok' },
    onHealth: () => () => {},
    openBoard: async (boardId) => openBoard(boardId),
    async follows(boardId, epoch, seq) {
      const board = boards.get(boardId);
      const named = parseEpoch(epoch);
      return seq === 0 || (board?.log === named.log && run === named.run && seq <= board.head);
    },
    async append(boardId, epoch, entries, after) {
      const { log } = parseEpoch(epoch);
      const board = boards.get(boardId) ?? createBoard(log);
      if (board.log !== log) throw new StorageError(`Board ${boardId} has another epoch.`);
      if (after !== undefined && after !== board.head) return [];
      boards.set(boardId, board);
      return entries.map((entry) => append(board, entry, entry.timeMs ?? now()));
    },
    async readLog(boardId, range) {
      return readLog(boards.get(boardId)?.entries ?? new Map(), range);
    },
    async lastN(boardId, session) {
      return boards.get(boardId)?.senders.get(session)?.n ?? 0;
    },
    async readSnapshot(boardId, name, part) {
      const board = boards.get(boardId);
      const snapshot = [board?.snapshot, ...(board?.replaced ?? [])].find((kept) => kept?.name === name);
      if (!snapshot || part >= countParts(snapshot.gzipBytes)) return undefined;
      return partOf(snapshot.gzip, part).slice();
    },
    async compact(boardId) {
      const board = boards.get(boardId);
      if (!board) return undefined;
      return (await compact(board, { now, pause })) ? openBoard(boardId) : undefined;
    },
    async deleteBoard(boardId) {
      ledger.forgetBoard(boardId);
      // Another epoch refuses what was opened before.
      boards.set(boardId, createBoard(randomUUID()));
    },
    async findStanding(boardIds) {
      return new Map(
        boardIds.map((boardId) => {
          const { head = 0, snapshot } = boards.get(boardId) ?? {};
          const records = newestVersion(boardId);
          return [boardId, { head, ...(snapshot && { snapshot: snapshot.name }), records }];
        }),
      );
    },
    ...records,
    ...createMemoryHistory(boards),
    ...createMemoryAudit(),
    listBoards: (range) => listMemoryBoards(boards, records.readRecord, range),
    async close() {
      boards.clear();
    },
  };
}

function bytesOf({ snapshot, entries, damaged, history }: MemoryBoard): BoardBytes {
  const log = [...entries.values()].map(({ bytes }) => bytes);
  const aside = [...damaged.values()].map(({ bytes }) => bytes);
  return { snapshotGzip: snapshot?.gzip, log, aside: [...aside, ...log, ...bytesOfPast(history)] };
}

function createBoard(log: string): MemoryBoard {
  return {
    log,
    head: 0,
    covers: 0,
    snapshot: undefined,
    entries: new Map(),
    history: createHistory(),
    damaged: new Map(),
    senders: new Map(),
    replaced: [],
  };
}

function describe({ log, head, snapshot, entries, damaged }: MemoryBoard, run: string): BoardHead {
  const bytes = [...entries.values()].reduce((sum, entry) => sum + entry.bytes.length, 0);
  const described = {
    epoch: formatEpoch({ log, run }),
    head,
    tail: { entries: entries.size, bytes },
    damaged: damaged.size,
  };
  if (!snapshot) return described;
  const { gzip: _gzip, ...reference } = snapshot;
  return { ...described, snapshot: reference };
}

function append(board: MemoryBoard, entry: NewEntry, timeMs: number): Appended {
  const { session, n } = entry;
  const newest = board.senders.get(session);
  if (newest && n <= newest.n) return { seq: newest.seq, isDuplicate: true };
  board.head += 1;
  board.entries.set(board.head, { ...entry, bytes: entry.bytes.slice(), timeMs });
  if (entry.writer) sign(board.history, session, entry.writer, timeMs);
  board.senders.set(session, { n, seq: board.head });
  return { seq: board.head, isDuplicate: false };
}

function readLog(
  entries: ReadonlyMap<number, NewEntry>,
  { after, maxBytes }: { readonly after: number; readonly maxBytes: number },
): StoredEntry[] {
  const read: StoredEntry[] = [];
  let size = 0;
  for (const [seq, { bytes }] of entries) {
    if (seq <= after) continue;
    size += bytes.length;
    if (read.length > 0 && size > maxBytes) break;
    read.push({ seq, bytes: bytes.slice() });
  }
  return read;
}

/** Answers whether the board has a new snapshot now. */
async function compact(
  board: MemoryBoard,
  { now, pause }: Required<Pick<MemoryStorageOptions, 'now' | 'pause'>>,
): Promise<boolean> {
  const { log, covers, head: upto, snapshot } = board;
  const base: CompactionBase = { log, covers, upto };
  if (covers === upto) return false;
  const entries = readLog(board.entries, { after: covers, maxBytes: Number.POSITIVE_INFINITY });
  await pause();
  const built = buildSnapshot(snapshot?.gzip, entries);
  await pause();
  if (!isStillCurrent(base, board)) return false;
  trim(board, base, new Set(built.damaged.map(({ seq }) => seq)));
  dropReplaced(board, now() - SNAPSHOT_GRACE_MS);
  if (board.snapshot) board.replaced.push({ ...board.snapshot, replacedMs: now() });
  const { gzip, bytes } = built;
  const name = randomBytes(16).toString('hex');
  board.snapshot = { name, covers: upto, bytes, gzipBytes: gzip.length, gzip };
  board.covers = upto;
  return true;
}

function trim(board: MemoryBoard, base: CompactionBase, damaged: ReadonlySet<number>): void {
  for (const [seq, entry] of [...board.entries]) {
    if (!isMerged(base, seq)) continue;
    if (damaged.has(seq)) board.damaged.set(seq, entry);
    else board.history.past.set(seq, { ...entry, seq });
    board.entries.delete(seq);
  }
}

function dropReplaced({ replaced }: MemoryBoard, beforeMs: number): void {
  const kept = replaced.filter(({ replacedMs }) => replacedMs > beforeMs);
  replaced.splice(0, replaced.length, ...kept);
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
