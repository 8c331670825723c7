import { type BoardBytes, namesOf } from '../snapshot/fileNames.ts';
import type { FileLedger } from './fileLedger.ts';

interface Entry {
  readonly board: string;
  readonly name: string;
  readonly bytes: number;
  readonly wantedMs: number;
}

interface MemoryLedgerDeps {
  readonly now: () => number;
  /** What is kept of each board. */
  readonly boards: () => Iterable<readonly [boardId: string, BoardBytes]>;
}

export interface MemoryLedger extends FileLedger {
  /** The board is deleted. */
  forgetBoard(boardId: string): void;
}

/** The ledger of a store in memory: reads every board each time. */
export function createMemoryLedger({ now, boards }: MemoryLedgerDeps): MemoryLedger {
  const entries = new Map<string, Entry>();
  let named: ReadonlyMap<string, ReadonlySet<string>> = new Map();

  const write = (entry: Entry): void => void entries.set(`${entry.board}/${entry.name}`, entry);
  const of = (name: string): Entry[] => [...entries.values()].filter((entry) => entry.name === name);
  const isWanted = (name: string, graceMs: number): boolean =>
    of(name).some(({ wantedMs }) => wantedMs > now() - graceMs);

  function readBoards(): void {
    const next = new Map([...boards()].map(([id, bytes]) => [id, namesOf(bytes).now] as const));
    for (const [board, names] of named) {
      for (const name of names) {
        if (next.get(board)?.has(name)) continue;
        write({ board, name, bytes: entries.get(`${board}/${name}`)?.bytes ?? 0, wantedMs: now() });
      }
    }
    named = next;
  }

  return {
    async claim(boardId, name, { bytes, maxBytes }) {
      const others = [...entries.values()].filter((entry) => entry.board === boardId && entry.name !== name);
      if (others.reduce((sum, entry) => sum + entry.bytes, bytes) > maxBytes) return false;
      write({ board: boardId, name, bytes, wantedMs: now() });
      return true;
    },
    async has(boardId, name) {
      if (entries.has(`${boardId}/${name}`)) return true;
      const board = [...boards()].find(([id]) => id === boardId);
      if (!board) return false;
      const names = namesOf(board[1]);
      return names.now.has(name) || names.deleted.has(name);
    },
    async unused(files, graceMs) {
      readBoards();
      const isNamed = (name: string): boolean => [...named.values()].some((names) => names.has(name));
      const candidates = files.filter((name) => !isNamed(name) && !isWanted(name, graceMs));
      const unused = candidates.filter((name) => of(name).length > 0);
      for (const name of candidates) {
        if (!unused.includes(name)) write({ board: '', name, bytes: 0, wantedMs: now() });
      }
      for (const [key, { board, name, wantedMs }] of entries) {
        const isOld = wantedMs <= now() - graceMs && !unused.includes(name);
        if (isOld && !named.get(board)?.has(name)) entries.delete(key);
      }
      return unused;
    },
    forgetBoard(boardId) {
      named = new Map([...named].filter(([board]) => board !== boardId));
      for (const [key, { board }] of entries) if (board === boardId) entries.delete(key);
    },
    async forget(name, graceMs) {
      if (isWanted(name, graceMs)) return false;
      for (const [key, entry] of entries) if (entry.name === name) entries.delete(key);
      return true;
    },
  };
}
