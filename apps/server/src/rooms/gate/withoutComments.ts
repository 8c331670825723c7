import type { Gate } from './gate.ts';

/** The gate of a server where nobody may begin to comment. */
export function withoutComments(gate: Gate): Gate {
  return {
    ...gate,
    open(boardId, load) {
      const board = gate.open(boardId, load);
      return {
        ...board,
        check: (candidates) =>
          board.check(candidates.map((candidate) => ({ ...candidate, takesComments: false }))),
      };
    },
  };
}
