import { readUpdateHead } from '@drawbridge/protocol';
import type { FoundWrite, HistoryEntry, Mark } from '../history.ts';

/** Looks for the entries that wrote some parts of a document: each client writes its parts in order, one entry after the other. */
export interface WriteSearch {
  /** Entries come the newest first. */
  look(entry: Pick<HistoryEntry, 'seq' | 'timeMs' | 'bytes'>): void;
  readonly found: readonly FoundWrite[];
  readonly isDone: boolean;
}

export function createWriteSearch(marks: readonly Mark[]): WriteSearch {
  const wanted = new Set(marks);
  const found: FoundWrite[] = [];
  return {
    found,
    get isDone() {
      return wanted.size === 0;
    },
    look({ seq, timeMs, bytes }) {
      const head = readHead(bytes);
      if (!head) return;
      for (const mark of wanted) {
        // The newest that begins at it or before it holds it.
        if (mark.client !== head.client || mark.clock < head.clock) continue;
        wanted.delete(mark);
        found.push({ ...mark, seq, timeMs });
      }
    },
  };
}

function readHead(bytes: Uint8Array): ReturnType<typeof readUpdateHead> {
  try {
    return readUpdateHead(bytes);
  } catch {
    // Something that the gate of an older version let through: it wrote nothing that anybody can see.
    return undefined;
  }
}
