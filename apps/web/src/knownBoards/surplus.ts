import type { KnownBoard } from './knownBoard.ts';

/** LIMIT of boards that a browser remembers: some 5 MB with their pictures. */
export const MAX_KNOWN_BOARDS = 500;

/** The boards beyond the limit: of those in the trash the ones that were put there first, then those not opened for longest. */
export function surplus(boards: readonly KnownBoard[], max = MAX_KNOWN_BOARDS): string[] {
  if (boards.length <= max) return [];
  const byWorth = [...boards].sort((a, b) => worth(a) - worth(b) || timeOf(a) - timeOf(b));
  return byWorth.slice(0, boards.length - max).map(({ id }) => id);
}

function worth({ trashedMs }: KnownBoard): number {
  return trashedMs === undefined ? 1 : 0;
}

function timeOf({ trashedMs, openedMs }: KnownBoard): number {
  return trashedMs ?? openedMs;
}
