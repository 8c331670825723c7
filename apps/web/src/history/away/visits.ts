import { readStored, type TextStorage, writeStored } from '../../storedValue.ts';

/** How far a person saw a board, and when that was. */
export interface Visit {
  /** Of the log. */
  readonly seq: number;
  readonly timeMs: number;
}

const KEY = 'drawbridge:visits';

/** The boards that one was at last: whoever comes back to another one after that is told nothing. */
const MAX_BOARDS = 200;

export function readVisit(storage: TextStorage | undefined, boardId: string): Visit | undefined {
  return readAll(storage)[boardId];
}

export function writeVisit(storage: TextStorage | undefined, boardId: string, visit: Visit): void {
  const others = Object.entries(readAll(storage)).filter(([id]) => id !== boardId);
  others.sort(([, a], [, b]) => b.timeMs - a.timeMs);
  const all = Object.fromEntries([[boardId, visit], ...others].slice(0, MAX_BOARDS));
  writeStored(storage, KEY, JSON.stringify(all));
}

function readAll(storage: TextStorage | undefined): Record<string, Visit> {
  try {
    const stored: unknown = JSON.parse(readStored(storage, KEY) ?? '{}');
    return Object.fromEntries(
      Object.entries(Object(stored)).flatMap(([id, value]): [string, Visit][] => {
        const visit = parseVisit(value);
        return visit ? [[id, visit]] : [];
      }),
    );
  } catch {
    // Somebody wrote something else there.
    return {};
  }
}

function parseVisit(value: unknown): Visit | undefined {
  const { seq, timeMs }: { seq?: unknown; timeMs?: unknown } = Object(value);
  return isCount(seq) && isCount(timeMs) ? { seq, timeMs } : undefined;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
