/** A board that brings its thread down this often within `WINDOW_MS` is left alone for as long. */
const MAX_CRASHES = 2;
const WINDOW_MS = 10 * 60_000;

/** Which boards brought their thread down, so that one of them does not do it for ever. Times are in ms. */
export interface Crashes {
  add(boardId: string): void;
  isBarred(boardId: string): boolean;
}

export function createCrashes(now: () => number = Date.now): Crashes {
  const times = new Map<string, number[]>();
  const recent = (boardId: string): number[] =>
    (times.get(boardId) ?? []).filter((time) => now() - time < WINDOW_MS);
  return {
    add(boardId) {
      times.set(boardId, [...recent(boardId), now()]);
    },
    isBarred(boardId) {
      const left = recent(boardId);
      if (left.length === 0) times.delete(boardId);
      return left.length >= MAX_CRASHES;
    },
  };
}
