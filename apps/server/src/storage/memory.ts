import { randomUUID } from 'node:crypto';
import { type Appended, type NewEntry, type Storage, StorageError } from './storage.ts';

interface MemoryBoard {
  readonly epoch: string;
  readonly log: NewEntry[];
}

/** Forgets everything when the process ends: for tests. */
export function createMemoryStorage(): Storage {
  const boards = new Map<string, MemoryBoard>();

  const appendOne = ({ log }: MemoryBoard, entry: NewEntry): Appended => {
    const known = log.findIndex(({ session, n }) => session === entry.session && n === entry.n);
    if (known !== -1) return { seq: known + 1, isDuplicate: true };
    log.push({ ...entry, bytes: entry.bytes.slice() });
    return { seq: log.length, isDuplicate: false };
  };

  return {
    async openBoard(boardId) {
      const board = boards.get(boardId);
      return { epoch: board?.epoch ?? randomUUID(), head: board?.log.length ?? 0 };
    },
    async append(boardId, epoch, entries) {
      const board = boards.get(boardId) ?? { epoch, log: [] };
      if (board.epoch !== epoch) throw new StorageError(`Board ${boardId} has another epoch.`);
      boards.set(boardId, board);
      return entries.map((entry) => appendOne(board, entry));
    },
    async readLog(boardId, { after, maxBytes }) {
      let bytes = 0;
      const rest = (boards.get(boardId)?.log ?? []).slice(after);
      const overfull = rest.findIndex((entry, index) => {
        bytes += entry.bytes.length;
        return index > 0 && bytes > maxBytes;
      });
      return rest
        .slice(0, overfull === -1 ? rest.length : overfull)
        .map((entry, index) => ({ seq: after + index + 1, bytes: entry.bytes.slice() }));
    },
    async lastN(boardId, session) {
      const log = boards.get(boardId)?.log ?? [];
      return Math.max(0, ...log.filter((entry) => entry.session === session).map(({ n }) => n));
    },
    async close() {
      boards.clear();
    },
  };
}
