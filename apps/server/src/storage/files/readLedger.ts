import type { Compactor } from '../thread/compactor.ts';
import type { FileLedger } from './fileLedger.ts';

interface Claim {
  readonly bytes: number;
  readonly maxBytes: number;
  readonly nowMs: number;
}

/** Short questions about what was sent for boards. */
export interface Claims {
  claimFile(boardId: string, name: string, claim: Claim): Promise<boolean>;
  /** Whether a file was sent for a board or is named by it; or after which board to read names first, to know. */
  hasFile(boardId: string, name: string): Promise<boolean | { readonly readAfter: number }>;
  forgetFile(name: string, wantedSinceMs: number): Promise<boolean>;
}

export interface ReadLedgerDeps {
  readonly claims: Claims;
  /** Reads what boards name, which takes a while. */
  readonly compactor: Pick<Compactor, 'readNames' | 'unusedFiles'>;
  readonly now: () => number;
}

/** The ledger of a store on disk: a board is read again only when it has changed. */
export function createReadLedger({ claims, compactor, now }: ReadLedgerDeps): FileLedger {
  return {
    claim: (boardId, name, size) => claims.claimFile(boardId, name, { ...size, nowMs: now() }),
    async has(boardId, name) {
      const known = await claims.hasFile(boardId, name);
      if (typeof known === 'boolean') return known;
      await compactor.readNames(known.readAfter, now());
      return (await claims.hasFile(boardId, name)) === true;
    },
    async unused(names, graceMs) {
      // One board after the other, so that compactions come in between.
      let board: number | undefined = 0;
      while (board !== undefined) board = await compactor.readNames(board, now());
      return compactor.unusedFiles(names, { nowMs: now(), wantedSinceMs: now() - graceMs });
    },
    forget: (name, graceMs) => claims.forgetFile(name, now() - graceMs),
  };
}
