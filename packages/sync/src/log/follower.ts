import type { Entry } from '@drawbridge/protocol';
import * as Y from 'yjs';

/**
 * Follows a board's log into a doc: applies entries in the order of `seq`, each once, and notices what is missing.
 * Out of order would not do: a delete that overtakes what it deletes makes shapes flicker away.
 */
export interface Follower {
  /** The doc contains the log up to here. */
  readonly have: number;
  /** Whether an entry beyond `have` was seen: the ones between must be asked for. */
  readonly isBehind: boolean;
  /** Entries that could not be applied. They stay in the log; the board shows the rest. */
  readonly damaged: number;
  /** Answers the entries that were new. */
  receive(entries: readonly Entry[]): Entry[];
  /** The doc has taken in all of the board as it was after entry `covers`. */
  tookSnapshot(covers: number): void;
  /** The doc holds the log up to here, from wherever it came. */
  startAt(seq: number): void;
  /** Our own push was stored as `seq`: the doc contains it already. */
  confirm(seq: number): void;
}

/** @param origin marks the doc's transactions, so that the provider can tell them from local ones. */
export function createFollower(doc: Y.Doc, origin: object): Follower {
  let have = 0;
  let newest = 0;
  let damaged = 0;

  const apply = ({ bytes }: Entry): void => {
    try {
      Y.applyUpdate(doc, bytes, origin);
    } catch {
      damaged += 1;
    }
  };

  return {
    get have() {
      return have;
    },
    get isBehind() {
      return newest > have;
    },
    get damaged() {
      return damaged;
    },
    receive(entries) {
      const taken: Entry[] = [];
      // One transaction for a whole tail, so that observers run once and not thousands of times.
      doc.transact(() => {
        for (const entry of entries) {
          newest = Math.max(newest, entry.seq);
          if (entry.seq !== have + 1) continue;
          apply(entry);
          have = entry.seq;
          taken.push(entry);
        }
      }, origin);
      return taken;
    },
    tookSnapshot(covers) {
      have = Math.max(have, covers);
      newest = Math.max(newest, covers);
    },
    startAt(seq) {
      have = seq;
      newest = seq;
    },
    confirm(seq) {
      newest = Math.max(newest, seq);
      if (seq === have + 1) have = seq;
    },
  };
}
