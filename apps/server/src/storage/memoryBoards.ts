import type { BoardsRange, ListedBoard, ListedBoards } from './listedBoard.ts';
import { bytesOfPast, type MemoryHistory } from './memoryHistory.ts';
import type { Snapshot, Storage } from './storage.ts';

interface KeptBoard {
  readonly head: number;
  readonly snapshot: Snapshot | undefined;
  readonly entries: ReadonlyMap<number, { readonly bytes: Uint8Array; readonly timeMs: number }>;
  readonly history: MemoryHistory;
}

/** Boards in memory as an operator sees them. When one was deleted is not kept. */
export async function listMemoryBoards(
  boards: ReadonlyMap<string, KeptBoard>,
  readRecord: Storage['readRecord'],
  { skip, limit, find = '' }: BoardsRange,
): Promise<ListedBoards> {
  const found = [...boards].filter(([id]) => id.includes(find));
  const listed = await Promise.all(
    found.map(async ([id, board]) => ({
      ...describe(id, board),
      access: (await readRecord(id, 'access', ''))?.text,
    })),
  );
  listed.sort((a, b) => b.changedMs - a.changedMs || (a.id < b.id ? -1 : 1));
  return { boards: listed.slice(skip, skip + limit), total: listed.length };
}

function describe(id: string, board: KeptBoard): Omit<ListedBoard, 'access'> {
  const { head, snapshot, entries, history } = board;
  const times = [...history.past.values(), ...entries.values()].map(({ timeMs }) => timeMs);
  return {
    id,
    entries: head,
    bytes: lengthOf([...entries.values()].map(({ bytes }) => bytes)) + (snapshot?.gzipBytes ?? 0),
    historyBytes: lengthOf(bytesOfPast(history)),
    createdMs: times.length === 0 ? 0 : Math.min(...times),
    changedMs: Math.max(0, ...times),
    people: new Set([...history.writers.values()].map(({ name }) => name)).size,
  };
}

function lengthOf(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((total, { length }) => total + length, 0);
}
