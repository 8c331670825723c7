import { gunzipSync } from 'node:zlib';
import {
  type HistoryStorage,
  MAX_VERSIONS,
  type NamedVersion,
  type Naming,
  type StoredWriter,
  type Writer,
} from './history.ts';
import { createWriteSearch } from './past/findWrites.ts';
import { type PastEntry, startOf } from './past/packPast.ts';
import { workSpans } from './past/workSpans.ts';
import { mergeForReading } from './snapshot/buildSnapshot.ts';

/** What a board in memory keeps of its past. */
export interface MemoryHistory {
  /** Of what is not dropped, the board as it was before it. */
  start: { readonly seq: number; readonly gzip: Uint8Array | undefined };
  /** By seq, oldest first; the log is not part of it. */
  readonly past: Map<number, PastEntry>;
  readonly writers: Map<string, StoredWriter & { readonly timeMs: number }>;
  readonly versions: Map<number, NamedVersion & { readonly gzip: Uint8Array }>;
}

interface HistoryBoard {
  readonly history: MemoryHistory;
  readonly head: number;
  readonly covers: number;
  readonly entries: ReadonlyMap<number, Omit<PastEntry, 'seq'>>;
}

export function createHistory(): MemoryHistory {
  return { start: { seq: 0, gzip: undefined }, past: new Map(), writers: new Map(), versions: new Map() };
}

export function sign(history: MemoryHistory, session: string, writer: Writer, timeMs: number): void {
  history.writers.set(`${writer.client} ${session}`, { ...writer, session, timeMs });
}

/** What earlier versions are made of, the log apart. */
export function bytesOfPast({ start, past, versions }: MemoryHistory): Uint8Array[] {
  const zipped = [start, ...versions.values()].flatMap(({ gzip }) => gzip ?? []);
  return [...zipped.map((gzip) => gunzipSync(gzip)), ...[...past.values()].map(({ bytes }) => bytes)];
}

/** The part of the storage that reads history. */
export function createMemoryHistory(boards: ReadonlyMap<string, HistoryBoard>): HistoryStorage {
  const find = (boardId: string): HistoryBoard | undefined => boards.get(boardId);
  let lastId = 0;

  const nameVersion = (board: HistoryBoard | undefined, seq: number, name: string): Naming => {
    const gzip = board && readAt(board, seq);
    if (!gzip) return { kind: 'gone' };
    const { versions } = board.history;
    if (versions.size >= MAX_VERSIONS) return { kind: 'full' };
    lastId += 1;
    const timeMs = allOf(board).find((entry) => entry.seq === seq)?.timeMs ?? 0;
    const version = { id: lastId, seq, name, timeMs };
    versions.set(lastId, { ...version, gzip });
    return { kind: 'named', version };
  };

  const rename = ({ versions }: MemoryHistory, id: number, name: string): boolean => {
    const version = versions.get(id);
    if (version) versions.set(id, { ...version, name });
    return version !== undefined;
  };

  return {
    async readHistory(boardId, { before, limit }) {
      const board = find(boardId);
      const entries = board ? allOf(board).filter(({ seq }) => seq <= before) : [];
      const spans = workSpans(entries.map((entry) => ({ ...entry, size: entry.bytes.length })));
      return { spans: spans.slice(-limit), isAll: spans.length <= limit };
    },
    async readWriters(boardId) {
      const writers = [...(find(boardId)?.history.writers.values() ?? [])];
      return writers.map(({ timeMs: _, ...writer }) => writer);
    },
    async readBoardAt(boardId, seq) {
      const board = find(boardId);
      return board && readAt(board, seq)?.slice();
    },
    async readEntries(boardId, { after, upto, maxBytes }) {
      const board = find(boardId);
      if (!board || after < board.history.start.seq) return board ? undefined : [];
      const entries = allOf(board).filter(({ seq }) => seq > after && seq <= upto);
      return startOf(entries, maxBytes).map((entry) => ({ ...entry, bytes: entry.bytes.slice() }));
    },
    async findWrites(boardId, marks) {
      const board = find(boardId);
      const search = createWriteSearch(marks);
      for (const entry of board ? allOf(board).reverse() : []) search.look(entry);
      return [...search.found];
    },
    nameVersion: async (boardId, { seq, name }) => nameVersion(find(boardId), seq, name),
    async renameVersion(boardId, id, name) {
      const board = find(boardId);
      return board !== undefined && rename(board.history, id, name);
    },
    deleteVersion: async (boardId, id) => find(boardId)?.history.versions.delete(id) ?? false,
    async listVersions(boardId) {
      const versions = [...(find(boardId)?.history.versions.values() ?? [])];
      return versions.map(({ gzip: _, ...version }) => version).sort((a, b) => a.seq - b.seq || a.id - b.id);
    },
    async dropHistory(beforeMs) {
      for (const board of boards.values()) drop(board, beforeMs);
    },
  };
}

function allOf({ history, entries }: HistoryBoard): PastEntry[] {
  return [...history.past.values(), ...[...entries].map(([seq, entry]) => ({ ...entry, seq }))];
}

function readAt(board: HistoryBoard, seq: number): Uint8Array | undefined {
  const { start, versions } = board.history;
  const version = [...versions.values()].find((one) => one.seq === seq);
  if (version) return version.gzip;
  if (seq < Math.max(1, start.seq) || seq > board.head) return undefined;
  const entries = allOf(board).filter((entry) => entry.seq > start.seq && entry.seq <= seq);
  return mergeForReading(start.gzip, entries).gzip;
}

function drop(board: HistoryBoard, beforeMs: number): void {
  const { history } = board;
  const old = [...history.past.values()].filter(({ timeMs }) => timeMs < beforeMs);
  const seq = old.at(-1)?.seq;
  if (seq !== undefined) history.start = { seq, gzip: readAt(board, seq) };
  for (const entry of old) history.past.delete(entry.seq);
  for (const [key, { timeMs }] of history.writers) if (timeMs < beforeMs) history.writers.delete(key);
}
