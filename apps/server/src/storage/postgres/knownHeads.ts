/** Boards that are remembered; of each some hundred bytes. */
const MAX_BOARDS = 100_000;

/**
 * How far this node knows boards to have come. A database that knows less was replaced by an older copy of itself, such as a
 * standby that had not followed to the end: clients have entries that it gives to others now.
 */
export interface KnownHeads {
  /** 0 when nothing is known. */
  of(boardId: string, log: string): number;
  note(boardId: string, log: string, head: number): void;
}

export function createKnownHeads(): KnownHeads {
  const heads = new Map<string, { readonly log: string; readonly head: number }>();
  const headOf = (boardId: string, log: string): number => {
    const known = heads.get(boardId);
    return known?.log === log ? known.head : 0;
  };
  return {
    of: headOf,
    note(boardId, log, head) {
      const newest = Math.max(head, headOf(boardId, log));
      heads.delete(boardId);
      heads.set(boardId, { log, head: newest });
      const [oldest] = heads.size > MAX_BOARDS ? heads.keys() : [];
      if (oldest !== undefined) heads.delete(oldest);
    },
  };
}
