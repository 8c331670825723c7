import type { GroupCommit } from '../groupCommit.ts';

/** PostgreSQL puts commits of several connections to disk together; more of them would only take connections. */
const LANES = 4;

/**
 * Several group commits side by side: a board that another node has locked for a moment holds up those of its own lane only.
 * A board is always in the same one, which keeps the order of its appends.
 */
export interface Lanes {
  of(boardId: string): GroupCommit;
  idle(): Promise<void>;
}

export function createLanes(create: () => GroupCommit): Lanes {
  const first = create();
  const lanes = [first, ...Array.from({ length: LANES - 1 }, create)];
  return {
    of: (boardId) => lanes[numberOf(boardId) % lanes.length] ?? first,
    async idle() {
      await Promise.all(lanes.map((lane) => lane.idle()));
    },
  };
}

function numberOf(text: string): number {
  return [...text].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0, 0);
}
